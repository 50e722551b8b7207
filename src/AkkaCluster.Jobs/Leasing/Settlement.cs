using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>What a report changes.</summary>
/// <param name="Runs">The tasks to record now.</param>
/// <param name="Failures">The failed attempts, final or not.</param>
/// <param name="Duplicates">Reported tasks that had been settled before.</param>
/// <param name="Obsolete">Leases whose tasks are all settled by it, held by others.</param>
internal sealed record Settlement(IReadOnlyList<TaskRun> Runs, IReadOnlyList<TaskAttempt> Failures, long Duplicates, IReadOnlyList<Lease> Obsolete)
{
    public bool IsEmpty => Runs.Count == 0 && Failures.Count == 0 && Duplicates == 0;

    public int FinalFailures => Failures.Count(failure => failure.Final);
}
