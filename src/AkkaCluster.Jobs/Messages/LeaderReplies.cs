namespace AkkaCluster.Jobs.Messages;

/// <summary>What the leader answers.</summary>
internal static class LeaderReplies
{
    /// <summary>The job is durable.</summary>
    public sealed record Admitted(string JobId, bool Existed);

    public sealed record Refused(JobRefusal Reason, string Message, TimeSpan? RetryAfter);

    public sealed record Done;

    /// <summary>How far a watched job is.</summary>
    public sealed record JobChanged(JobProgress Progress);

    /// <summary>The leader does not know the job: it has ended, or never was. The store tells which.</summary>
    public sealed record NotActive(string JobId);

    public sealed record Overview(string LeaderAddress, long LeaderEpoch, IReadOnlyList<WorkerInfo> Workers, int QueuedJobs, int ActiveJobs);
}
