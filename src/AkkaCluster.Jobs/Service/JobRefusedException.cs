namespace AkkaCluster.Jobs;

/// <summary>A call to the job service that was refused. The message is for the caller.</summary>
public sealed class JobRefusedException(JobRefusal reason, string message, IReadOnlyList<string>? errors = null, TimeSpan? retryAfter = null) : Exception(message)
{
    public JobRefusal Reason { get; } = reason;

    /// <summary>What is wrong with a submission, one sentence each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors ?? [];

    /// <summary>When to try again, where that may help.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
