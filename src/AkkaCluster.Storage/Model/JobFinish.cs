namespace AkkaCluster.Storage;

/// <summary>How a job ended.</summary>
public sealed record JobFinish(JobState State, DateTimeOffset At, string? Error = null, JobResult? Result = null);
