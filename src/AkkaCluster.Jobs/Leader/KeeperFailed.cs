using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>The store failed one of those who work beside the leader, its children.</summary>
internal sealed record KeeperFailed(Exception Cause) : TermReply
{
    /// <summary>Whether it is more than that nothing was done: another leads, or nobody knows what was written.</summary>
    public bool ConcernsLeader => Cause is StaleEpochException or StoreUnavailableException { IsUncertain: true };
}
