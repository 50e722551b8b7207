namespace AkkaCluster.Jobs.Storage;

/// <summary>How a schedule goes on from one of its times: what was done for it, and which time is next.</summary>
/// <param name="RunAt">The time that a job is handed in for; null for none.</param>
/// <param name="NextAt">The time to look at next; null where there is none any more.</param>
/// <param name="Held">Whether that waits for the last job's end.</param>
public sealed record ScheduleStep(DateTimeOffset? RunAt, DateTimeOffset? NextAt, bool Held = false)
{
    /// <summary>The job that was handed in.</summary>
    public string? Job { get; init; }

    /// <summary>A time for which none was.</summary>
    public DateTimeOffset? SkippedAt { get; init; }

    /// <summary>Why not; kept as <see cref="StorableText"/>.</summary>
    public string? Skipped { get; init => field = value is null ? null : StorableText.Of(value); }
}
