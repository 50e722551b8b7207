using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Messages;

/// <summary>What a job's actor tells the leader.</summary>
internal static class JobEvents
{
    /// <summary>The actor runs; said some times a second while anything changes. <paramref name="Dry"/>: it has nothing to hand out now. <paramref name="Limit"/>: what it takes its limits to let it do.</summary>
    public sealed record Alive(JobProgress Progress, bool Dry, TaskPace? Limit = null) : INodeMessage;

    /// <summary>The job's end is durable. Said once: a leader that did not hear it wakes the actor, which says it again.</summary>
    public sealed record Ended(JobProgress Progress) : INodeMessage;
}
