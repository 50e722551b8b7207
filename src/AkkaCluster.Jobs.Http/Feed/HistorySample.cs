namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>Figures of a moment.</summary>
/// <param name="At">When.</param>
/// <param name="TasksPerSecond">Tasks that workers executed, since the sample before.</param>
/// <param name="QueuedJobs">Jobs that wait.</param>
/// <param name="ActiveJobs">Jobs that are worked on.</param>
/// <param name="EndedJobs">Jobs that ended since the sample before.</param>
/// <param name="FailedJobs">Those of them that failed.</param>
/// <param name="BusySlots">Slots that run something.</param>
/// <param name="Slots">All slots.</param>
internal sealed record HistorySample(DateTimeOffset At, double TasksPerSecond, int QueuedJobs, int ActiveJobs, long EndedJobs, long FailedJobs, int BusySlots, int Slots)
{
    /// <summary>The figures between two looks at the cluster.</summary>
    public static HistorySample Between(ClusterOverview before, DateTimeOffset since, ClusterOverview now, DateTimeOffset at)
    {
        var executed = now.Workers.Sum(worker => Math.Max(0, worker.Executed - (before.Workers.FirstOrDefault(known => known.Address == worker.Address)?.Executed ?? worker.Executed)));
        // A leader counts from its beginning.
        var (ended, failed) = now.LeaderEpoch == before.LeaderEpoch ? (now.EndedJobs - before.EndedJobs, now.FailedJobs - before.FailedJobs) : (now.EndedJobs, now.FailedJobs);
        return new HistorySample(at, Math.Round(executed / Math.Max(0.001, (at - since).TotalSeconds), 2), now.QueuedJobs, now.ActiveJobs, ended, failed, now.Workers.Sum(worker => worker.BusySlots), now.Workers.Sum(worker => worker.Slots));
    }
}
