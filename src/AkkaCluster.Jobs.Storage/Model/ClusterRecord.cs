namespace AkkaCluster.Jobs.Storage;

/// <summary>The cluster that the store belongs to, as its members last wrote it.</summary>
public sealed record ClusterRecord
{
    /// <summary>How often a cluster has been founded on this store; 0 where none ever was.</summary>
    public long Founding { get; init; }

    /// <summary>Counts the writes. Whoever writes names the version that it read, and only one of two that do succeeds.</summary>
    public long Version { get; init; }

    /// <summary>The name of the cluster's actor system.</summary>
    public string System { get; init; } = "";

    /// <summary>The seeds by which its nodes find it, as host:port.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>Who is in it; empty where all have left, or none ever was.</summary>
    public IReadOnlyList<ClusterMember> Members { get; init; } = [];

    /// <summary>When it was written, by the clock of the database; for people.</summary>
    public DateTimeOffset WrittenAt { get; init; }
}
