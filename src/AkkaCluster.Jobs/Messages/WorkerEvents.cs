namespace AkkaCluster.Jobs.Messages;

/// <summary>What a worker tells the leader.</summary>
internal static class WorkerEvents
{
    /// <summary>The worker is here, and how it is; said every second and when something changes.</summary>
    public sealed record Alive(WorkerInfo Info) : INodeMessage;
}
