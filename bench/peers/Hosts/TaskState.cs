namespace AkkaCluster.Peers.Hosts;

/// <summary>A task as its grain keeps it.</summary>
[GenerateSerializer]
public sealed class TaskState
{
    /// <summary>What is to be run.</summary>
    [Id(0)]
    public string[] Words { get; set; } = [];

    /// <summary>What it said; null while it is not done.</summary>
    [Id(1)]
    public string? Output { get; set; }
}
