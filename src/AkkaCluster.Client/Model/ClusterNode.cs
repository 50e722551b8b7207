namespace AkkaCluster.Client.Model;

/// <summary>A member of the cluster.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Uid">Which incarnation of a process at that address it is: no two clusters have a member in common.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Status">Its membership status.</param>
/// <param name="Reachable">Whether the others reach it.</param>
/// <param name="IsLeader">Whether the leader is there.</param>
public sealed record ClusterNode(string Address, int Uid, IReadOnlyList<string> Roles, string Status, bool Reachable, bool IsLeader)
{
    /// <summary>Where it serves HTTP; null where it does not, or has not said it yet.</summary>
    public string? Gateway { get; init; }

    /// <summary>Share of its machine's processors that its process uses, from 0 to 1; null where it has not said it yet.</summary>
    public double? ProcessCpu { get; init; }

    /// <summary>Bytes of memory that its process uses; null where it has not said it yet.</summary>
    public long? ProcessMemory { get; init; }

    /// <summary>Since when it runs; null where it has not said it yet.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
