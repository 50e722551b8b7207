namespace AkkaCluster.Client.Model;

/// <summary>A job to be handed in by the clock.</summary>
public sealed record ScheduleRequest
{
    /// <summary>The times, as cron has them: minute, hour, day, month, weekday; perhaps seconds before them.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that they are in, by its IANA name.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>What becomes of times that passed while there was no leader.</summary>
    public MissedTimes Missed { get; init; }

    /// <summary>What becomes of a time that comes while the last job is not finished.</summary>
    public OverlapPolicy Overlap { get; init; }

    /// <summary>What is handed in, without an idempotency key.</summary>
    public required JobRequest Job { get; init; }
}
