using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Messages;

/// <summary>What a node's job service asks of the leader. Each is answered by one of <see cref="LeaderReplies"/>.</summary>
internal static class LeaderCommands
{
    /// <summary>Admits a planned job. The id is the sender's proposal: the idempotency key may already stand for another.</summary>
    public sealed record Submit(string JobId, JobSpec Spec) : INodeMessage;

    public sealed record Cancel(string JobId) : INodeMessage;

    public sealed record SetPaused(string JobId, bool Paused) : INodeMessage;

    /// <summary>Sends <see cref="LeaderReplies.JobChanged"/> to the sender until the job ends. It is repeated every few seconds to stay subscribed.</summary>
    public sealed record Watch(string JobId) : INodeMessage;

    public sealed record GetOverview : INodeMessage;

    public sealed record Drain(string Address) : INodeMessage;
}
