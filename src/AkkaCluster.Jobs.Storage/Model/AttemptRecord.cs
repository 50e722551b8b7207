using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage;

/// <summary>An attempt as it is kept.</summary>
public sealed record AttemptRecord
{
    /// <summary>The task; of an attempt that was lost, perhaps some that were handed out together.</summary>
    public required TaskRun Tasks { get; init; }

    /// <summary>Which round of the job it belongs to: 1, and one more each time that the job was run again.</summary>
    public required int Round { get; init; }

    /// <summary>Which attempt of the round, from 1.</summary>
    public required int Attempt { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    /// <summary>Whether there is no other after it in its round.</summary>
    public bool Final { get; init; }

    /// <summary>Who tried.</summary>
    public required string Worker { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    /// <summary>What was wrong; null where nothing was.</summary>
    public string? Error { get; init; }

    /// <summary>Where in the handler's code it failed.</summary>
    public string? Trace { get; init; }

    public TaskLog? Log { get; init; }
}
