using System.Text.Json.Nodes;

namespace AkkaCluster.Client.Model;

/// <summary>A job that is handed in by the clock, as the cluster knows it.</summary>
public sealed record Schedule
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The times, as cron has them.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that they are in.</summary>
    public required string Zone { get; init; }

    /// <summary>What becomes of times that passed while there was no leader.</summary>
    public MissedTimes Missed { get; init; }

    /// <summary>What becomes of a time that comes while the last job is not finished.</summary>
    public OverlapPolicy Overlap { get; init; }

    /// <summary>Whether it is held.</summary>
    public bool Paused { get; init; }

    /// <summary>The time that its job is handed in for next; null where there is none.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether that time waits for the end of the last job.</summary>
    public bool Held { get; init; }

    /// <summary>The time that a job was handed in for last.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>That job.</summary>
    public string? LastJob { get; init; }

    /// <summary>Where that job stands; null where it is known no more.</summary>
    public JobState? LastState { get; init; }

    /// <summary>The time for which no job was handed in last.</summary>
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>Why not.</summary>
    public string? Skipped { get; init; }

    /// <summary>When it was put.</summary>
    public DateTimeOffset PutAt { get; init; }

    /// <summary>What is handed in, as a submission.</summary>
    public required JsonObject Job { get; init; }
}
