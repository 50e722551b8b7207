namespace AkkaCluster.Jobs.Messages;

/// <summary>What a worker tells the leader.</summary>
internal static class WorkerEvents
{
    /// <summary>The worker is here, and how it is; said every second and when something changes.</summary>
    public sealed record Alive(WorkerInfo Info) : INodeMessage
    {
        /// <summary>Chunks that ended lately, the last of them last; the leader may have heard of them before.</summary>
        public IReadOnlyList<EndedChunk> Ended { get; init; } = [];

        /// <summary>How many have ended since the worker began.</summary>
        public long LastEnded { get; init; }
    }
}
