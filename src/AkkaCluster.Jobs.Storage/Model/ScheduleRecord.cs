namespace AkkaCluster.Jobs.Storage;

/// <summary>A job that is handed in by the clock, as the store knows it.</summary>
public sealed record ScheduleRecord
{
    public required string Name { get; init; }

    /// <summary>Tells what was put under one name at different times apart: when it was, in milliseconds since 1970.</summary>
    public required long Revision { get; init; }

    /// <summary>The times, as cron has them, of five or six fields.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that they are in, by its IANA name.</summary>
    public required string Zone { get; init; }

    public MissedTimes Missed { get; init; }

    public OverlapPolicy Overlap { get; init; }

    /// <summary>What is handed in, a JSON object.</summary>
    public required string Job { get; init; }

    public bool Paused { get; init; }

    /// <summary>The time that the job is to be handed in for next; null where there is none, or it is paused.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether that time came while the last job ran, and waits for its end.</summary>
    public bool Held { get; init; }

    /// <summary>The time that a job was handed in for last.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>That job.</summary>
    public string? LastJob { get; init; }

    /// <summary>Where that job stands; null where there is none, or none any more.</summary>
    public JobState? LastState { get; init; }

    /// <summary>The time for which no job was handed in last.</summary>
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>Why not.</summary>
    public string? Skipped { get; init; }
}
