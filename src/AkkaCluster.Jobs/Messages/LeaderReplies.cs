namespace AkkaCluster.Jobs.Messages;

/// <summary>What the leader answers.</summary>
internal static class LeaderReplies
{
    /// <summary>The job is durable.</summary>
    public sealed record Admitted(string JobId, bool Existed) : INodeMessage;

    /// <summary>It is not done. <paramref name="AskAgain"/>: asking again at once may help, since it is the leader that changes, or the outcome that is uncertain.</summary>
    public sealed record Refused(JobRefusal Reason, string Message, TimeSpan? RetryAfter, bool AskAgain = false) : INodeMessage;

    public sealed record Done : INodeMessage;

    /// <summary>How far a watched job is.</summary>
    public sealed record JobChanged(JobProgress Progress) : INodeMessage;

    /// <summary>How far some jobs are.</summary>
    public sealed record Progress(IReadOnlyList<JobProgress> Jobs) : INodeMessage;

    /// <summary>Chunks that have ended.</summary>
    public sealed record Chunks(EndedChunks Ended) : INodeMessage;

    /// <summary>The leader does not know the job: it has ended, or never was. The store tells which.</summary>
    public sealed record NotActive(string JobId) : INodeMessage;

    public sealed record Demand(ClusterDemand Told) : INodeMessage;

    public sealed record Overview(string LeaderAddress, long LeaderEpoch, IReadOnlyList<WorkerInfo> Workers, int QueuedJobs, int ActiveJobs, string? StoreTrouble = null) : INodeMessage
    {
        public long EndedJobs { get; init; }

        public long FailedJobs { get; init; }

        public IReadOnlyList<NodeVitals> Nodes { get; init; } = [];
    }
}
