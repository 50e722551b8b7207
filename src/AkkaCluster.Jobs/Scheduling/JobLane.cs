using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Scheduling;

/// <summary>Jobs that wait, the oldest first, and can all go on or none: they are of one queue, require the same of workers, and have the same limits.</summary>
internal sealed class JobLane(string queue, string? requires, IReadOnlyList<LimitGroup> limits)
{
    private readonly SortedSet<QueuedJob> _jobs = new(Comparer<QueuedJob>.Create((a, b) => a.Number.CompareTo(b.Number)));

    public string Queue => queue;

    public QueuedJob? First => _jobs.Min;

    public void Add(QueuedJob job) => _jobs.Add(job);

    /// <summary>True where it was here, and now none is.</summary>
    public bool IsEmptyWithout(QueuedJob job) => _jobs.Remove(job) && _jobs.Count == 0;

    public bool MayGo(Func<string, bool> isServed, DateTimeOffset now) => (requires is null || isServed(requires)) && limits.All(group => group.HasRoom(now));

    /// <summary>When it may go by its rates, should that be what holds it up.</summary>
    public DateTimeOffset? FreeAt => limits.Max(group => group.FreeAt);
}
