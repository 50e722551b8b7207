using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>A schedule as a client puts it.</summary>
public sealed record ScheduleRequest
{
    /// <summary>The times, as cron has them, of five or six fields.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that they are in.</summary>
    public string Zone { get; init; } = "UTC";

    public MissedTimes Missed { get; init; }

    public OverlapPolicy Overlap { get; init; }

    /// <summary>What is handed in, without an idempotency key: each time makes its own.</summary>
    public required JobSubmission Job { get; init; }
}
