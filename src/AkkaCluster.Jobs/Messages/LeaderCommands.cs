using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Messages;

/// <summary>What a node's job service asks of the leader. Each is answered by one of <see cref="LeaderReplies"/>.</summary>
internal static class LeaderCommands
{
    /// <summary>
    /// Admits a planned job. The id is the sender's proposal: the idempotency key may already stand for another. After <paramref name="Patience"/> nobody waits
    /// for it any more, and it must not be admitted then: its submitter was told that it is not. The actor at the path <paramref name="Watcher"/> watches the job from its admission on.
    /// </summary>
    public sealed record Submit(string JobId, JobSpec Spec, TimeSpan Patience, string? Watcher = null, string? TraceParent = null) : ILeaderQuestion;

    public sealed record Cancel(string JobId) : ILeaderQuestion;

    public sealed record SetPaused(string JobId, bool Paused) : ILeaderQuestion;

    /// <summary>Begins a further round of a job that has ended.</summary>
    public sealed record Rerun(string JobId, bool FailedOnly, int Round) : ILeaderQuestion;

    /// <summary>Deletes a job that has ended.</summary>
    public sealed record Delete(string JobId) : ILeaderQuestion;

    /// <summary>Sends <see cref="LeaderReplies.JobChanged"/> to the sender until the job ends. It is repeated every few seconds to stay subscribed.</summary>
    public sealed record Watch(string JobId) : INodeMessage;

    /// <summary>How far these jobs are. The answer names those of them that are not finished.</summary>
    public sealed record GetProgress(IReadOnlyList<string> JobIds) : ILeaderQuestion;

    public sealed record GetOverview : ILeaderQuestion;

    /// <summary>Which chunks have ended since the one that the leader of an epoch gave a number.</summary>
    public sealed record GetEndedChunks(long Epoch, long Number) : ILeaderQuestion;

    public sealed record SetSlots(string Address, int Slots) : ILeaderQuestion;

    public sealed record GetDemand(TimeSpan Within) : ILeaderQuestion;

    public sealed record Drain(string Address) : ILeaderQuestion;
}
