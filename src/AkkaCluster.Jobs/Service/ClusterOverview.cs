namespace AkkaCluster.Jobs;

/// <summary>The cluster as the answering node and the leader see it.</summary>
/// <param name="Name">The name that its nodes have in common.</param>
/// <param name="SelfAddress">The node that answers.</param>
/// <param name="LeaderAddress">The node of the leader; null while there is none.</param>
/// <param name="LeaderEpoch">Which incarnation of the leader it is.</param>
/// <param name="Nodes">The members.</param>
/// <param name="Workers">The workers, with load.</param>
/// <param name="QueuedJobs">Jobs that wait for others.</param>
/// <param name="ActiveJobs">Jobs that workers are working on.</param>
/// <param name="StoreTrouble">Why the leader cannot write the job store; null where it can.</param>
public sealed record ClusterOverview(
    string Name,
    string SelfAddress,
    string? LeaderAddress,
    long LeaderEpoch,
    IReadOnlyList<NodeInfo> Nodes,
    IReadOnlyList<WorkerInfo> Workers,
    int QueuedJobs,
    int ActiveJobs,
    string? StoreTrouble = null)
{
    /// <summary>Jobs that have ended since this incarnation of the leader began.</summary>
    public long EndedJobs { get; init; }

    /// <summary>Those of them that failed.</summary>
    public long FailedJobs { get; init; }
}
