namespace AkkaCluster.Client.Model;

/// <summary>The cluster as one of its nodes sees it.</summary>
public sealed record ClusterInfo
{
    /// <summary>The name that its nodes have in common.</summary>
    public string Name { get; init; } = "";

    /// <summary>The node that answered.</summary>
    public required string SelfAddress { get; init; }

    /// <summary>The leader's node; null while there is none.</summary>
    public string? LeaderAddress { get; init; }

    /// <summary>Which incarnation of the leader it is.</summary>
    public long LeaderEpoch { get; init; }

    /// <summary>The members.</summary>
    public IReadOnlyList<ClusterNode> Nodes { get; init; } = [];

    /// <summary>The workers.</summary>
    public IReadOnlyList<ClusterWorker> Workers { get; init; } = [];

    /// <summary>Jobs that wait.</summary>
    public int QueuedJobs { get; init; }

    /// <summary>Jobs that are worked on.</summary>
    public int ActiveJobs { get; init; }

    /// <summary>Why the leader cannot write the job store; null where it can.</summary>
    public string? StoreTrouble { get; init; }
}
