namespace AkkaCluster.Jobs.Messages;

/// <summary>What the leader tells the workers.</summary>
internal static class WorkerCommands
{
    public sealed record OfferedJob(string JobId, int Priority, string? Queue = null, string? Requires = null);

    /// <summary>The jobs that may be asked, in the order in which to ask them.</summary>
    public sealed record Offer(long LeaderEpoch, long Version, IReadOnlyList<OfferedJob> Jobs, bool StandbyMayWork) : INodeMessage;

    /// <summary>Finish what you hold, take no more, and leave the cluster.</summary>
    public sealed record Drain : INodeMessage;

    /// <summary>Run so many chunks at once from now on; the answer is one of <see cref="LeaderReplies"/>, to whoever asked the leader for it.</summary>
    public sealed record SetSlots(int Slots) : INodeMessage;

    /// <summary>A new leader asks the worker to tell of itself.</summary>
    public sealed record Introduce : INodeMessage;
}
