namespace AkkaCluster.Jobs.Leader;

/// <summary>The store failed one of those who work beside the leader, its children.</summary>
internal sealed record KeeperFailed(Exception Cause) : TermReply;
