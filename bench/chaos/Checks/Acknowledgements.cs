using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Checks;

/// <summary>What was acknowledged is there.</summary>
internal static class Acknowledgements
{
    private const int NotFound = 404;

    public static IEnumerable<string> Kept(History history)
    {
        var stored = history.Stored.ToDictionary(job => job.Id);
        foreach (var told in Submitted(history).DistinctBy(operation => operation.Job))
        {
            if (!stored.ContainsKey(told.Job!))
                yield return $"Job {told.Job} of key {told.Key} was acknowledged to {told.Client} at {told.Ended:0.000} s, and is not in the store.";
        }
        foreach (var job in history.Stored.Where(job => !job.View.IsFinal))
            yield return $"Job {job.Id} of key {job.Key} has not ended: {job.View}.";
        foreach (var lost in history.Operations.Where(operation => operation is { Answer: Answer.Refused, Status: NotFound }))
            yield return $"{lost.Client} asked for job {lost.Job} of key {lost.Key} ({lost.Act}, {lost.Began:0.000} s), and was told that there is none.";
    }

    public static IEnumerable<string> OfOneKey(History history)
    {
        var told = Submitted(history).Select(operation => (operation.Key, Id: operation.Job!));
        foreach (var key in told.Concat(history.Stored.Select(job => (job.Key, job.Id))).Distinct().GroupBy(pair => pair.Key).Where(key => key.Count() > 1))
            yield return $"Key {key.Key} stands for the jobs {string.Join(", ", key.Select(pair => pair.Id))}.";
        foreach (var refused in history.Operations.Where(operation => operation is { Act: Act.Submit, Answer: Answer.Refused }))
            yield return $"{refused.Client} was refused the job of key {refused.Key} ({refused.Status}: {refused.Said}).";
    }

    private static IEnumerable<Operation> Submitted(History history) => history.Operations.Where(operation => operation is { Act: Act.Submit, Answer: Answer.Told });
}
