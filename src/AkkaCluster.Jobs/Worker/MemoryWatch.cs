using Akka.Event;

namespace AkkaCluster.Jobs.Worker;

/// <summary>Starts nothing of jobs that want more memory than is free; of one that wants more than twice that, the youngest chunk is ended, and put back.</summary>
/// <param name="free">Bytes of memory that are free.</param>
/// <param name="log">Told what is ended.</param>
internal sealed class MemoryWatch(Func<long> free, ILoggingAdapter log)
{
    /// <summary>Looks, and marks the jobs that are short of memory; what of theirs is to be stopped and put back.</summary>
    public IReadOnlyList<HeldLease> Look(IReadOnlyCollection<JobDesk> desks)
    {
        var wanting = desks.Where(desk => desk.LeastFreeMemory is not null).ToList();
        return wanting.Count == 0 ? [] : Look(wanting, free());
    }

    private List<HeldLease> Look(List<JobDesk> desks, long left)
    {
        var back = new List<HeldLease>();
        foreach (var desk in desks)
        {
            desk.IsShortOfMemory = left < desk.LeastFreeMemory;
            if (!desk.IsShortOfMemory)
                continue;
            back.AddRange(desk.Held.Where(lease => !lease.Running));
            if (left < desk.LeastFreeMemory / 2 && Youngest(desk) is { } youngest)
            {
                log.Warning("Task {Index} of job {Job} is ended and put back: {Free} bytes of memory are free, and the job wants {Wanted}", youngest.Watch.Index, desk.Id, left, desk.LeastFreeMemory);
                back.Add(youngest);
            }
        }
        return back;
    }

    /// <summary>The chunk that began last; null while one that was ended goes on.</summary>
    private static HeldLease? Youngest(JobDesk desk)
    {
        var running = desk.Held.FindAll(lease => lease.Running);
        return running.Exists(lease => lease.IsStopped) ? null : running.MaxBy(lease => lease.BegunAt);
    }
}
