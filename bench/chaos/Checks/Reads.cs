using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Checks;

/// <summary>What clients were told of a job one after the other, whichever of them and by whichever node: a call that began after another had ended is told no older story.</summary>
internal static class Reads
{
    public static IEnumerable<string> NeverBack(History history) => ByJob(history).SelectMany(NeverBack);

    public static IEnumerable<string> CancelledStays(History history)
    {
        foreach (var told in ByJob(history))
        {
            foreach (var cancel in told.Where(operation => operation is { Act: Act.Cancel, View.State: JobState.Cancelled }))
            {
                var after = told.Where(operation => operation.Began >= cancel.Ended && operation.View!.Round == cancel.View!.Round).ToList();
                foreach (var other in after.Where(operation => operation.View!.State != JobState.Cancelled))
                    yield return $"{Described(cancel)}, and then {Described(other)}.";
                var counts = after.Select(operation => (operation.View!.Succeeded, operation.View.Failed)).Distinct().ToList();
                if (counts.Count > 1)
                    yield return $"{Described(cancel)}, and results came after it: {string.Join(", then ", counts.Select(count => $"{count.Succeeded} and {count.Failed} failed"))}.";
            }
        }
    }

    public static IEnumerable<string> PausedStays(History history)
    {
        foreach (var job in history.Operations.Where(operation => operation.Job is not null).GroupBy(operation => operation.Job))
        {
            foreach (var pause in job.Where(operation => operation is { Act: Act.Pause, Answer: Answer.Told }))
            {
                // Until somebody may have let it go on: a call that began, whatever came of it.
                var over = job.Where(operation => operation.Act is Act.Resume or Act.Rerun && operation.Ended > pause.Began).Select(operation => operation.Began).DefaultIfEmpty(double.MaxValue).Min();
                foreach (var read in job.Where(operation => operation.View is { Paused: false, IsFinal: false } && operation.Began >= pause.Ended && operation.Ended < over))
                    yield return $"{Described(pause)}, and then {Described(read)}.";
            }
        }
    }

    private static IEnumerable<string> NeverBack(List<Operation> told)
    {
        // The newest story that anybody had heard to the end before each call began.
        var ended = told.OrderBy(operation => operation.Ended).ToList();
        Operation? newest = null;
        var heard = 0;
        foreach (var read in told.OrderBy(operation => operation.Began))
        {
            for (; heard < ended.Count && ended[heard].Ended <= read.Began; heard++)
                newest = newest is null || IsNewer(ended[heard].View!, newest.View!) ? ended[heard] : newest;
            if (newest is not null && Contradicts(read.View!, newest.View!))
                yield return $"{Described(newest)}, and then {Described(read)}.";
        }
    }

    private static bool IsNewer(JobView view, JobView than) =>
        (view.Round, view.IsFinal ? 1 : 0, view.Succeeded).CompareTo((than.Round, than.IsFinal ? 1 : 0, than.Succeeded)) > 0;

    private static bool Contradicts(JobView view, JobView before) =>
        view.Round < before.Round
        || (view.Round == before.Round && ((before.IsFinal && view.State != before.State) || view.Succeeded < before.Succeeded || view.Failed < before.Failed));

    /// <summary>What was told of each job, with what stands in the store as the last that is told.</summary>
    private static IEnumerable<List<Operation>> ByJob(History history)
    {
        var stored = history.Stored.Select(job => new Operation("the store", Act.Read, job.Key, double.MaxValue, double.PositiveInfinity, Answer.Told) { Job = job.Id, View = job.View });
        return history.Operations.Where(operation => operation is { Answer: Answer.Told, Job: not null, View: not null }).Concat(stored).GroupBy(operation => operation.Job).Select(job => job.ToList());
    }

    private static string Described(Operation told) => told.Began == double.MaxValue
        ? $"the store has {told.View}"
        : $"{told.Client} was told {told.View} of job {told.Job} by {told.Act} from {told.Began:0.000} to {told.Ended:0.000} s";
}
