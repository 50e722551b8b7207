namespace AkkaCluster.Jobs;

/// <summary>A member of the cluster.</summary>
public sealed record NodeInfo(string Address, IReadOnlyList<string> Roles, string Status, bool Reachable, bool IsLeader);
