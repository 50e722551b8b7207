namespace AkkaCluster.Jobs;

/// <summary>A member of the cluster.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Uid">Which incarnation of a process at that address it is: no two clusters have a member in common.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Status">Its membership status.</param>
/// <param name="Reachable">Whether the others reach it.</param>
/// <param name="IsLeader">Whether the leader is there.</param>
public sealed record NodeInfo(string Address, int Uid, IReadOnlyList<string> Roles, string Status, bool Reachable, bool IsLeader)
{
    /// <summary>What the node says of itself; null where it has not said it to this leader yet.</summary>
    public NodeVitals? Vitals { get; init; }
}
