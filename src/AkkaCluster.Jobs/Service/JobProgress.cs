using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>How far a job is: one event of its stream. The last event of a stream has a final state.</summary>
public sealed record JobProgress
{
    public required string JobId { get; init; }

    public required JobState State { get; init; }

    public bool Paused { get; init; }

    /// <summary>How often the job was begun.</summary>
    public int Round { get; init; } = 1;

    public long TaskCount { get; init; }

    public long Succeeded { get; init; }

    public long Failed { get; init; }

    public long Duplicates { get; init; }

    public long Retries { get; init; }

    /// <summary>Tasks that workers hold now.</summary>
    public long Leased { get; init; }

    /// <summary>The node of the job's actor.</summary>
    public string? Home { get; init; }

    public string? Error { get; init; }

    /// <summary>Why the job cannot go on now; null where it can, as far as is known.</summary>
    public NotReady? NotReady { get; init; }

    /// <summary>Why nothing of the job is being worked on although it could be; null where something is, or nothing stands in its way.</summary>
    public string? Waits { get; init; }

    /// <summary>Tasks recorded by each worker's address.</summary>
    public IReadOnlyDictionary<string, long> Workers { get; init; } = new Dictionary<string, long>();

    /// <summary>How long one of its tasks takes, as its actor measures; null before the first result.</summary>
    internal TimeSpan? TaskTime { get; init; }

    /// <summary>What else the store has of a small job that has ended.</summary>
    internal JobEnd? End { get; init; }

    /// <summary>How far the store knows a job to be.</summary>
    internal static JobProgress Of(JobRecord job) => new()
    {
        JobId = job.Id,
        State = job.State,
        Paused = job.Paused,
        Round = job.Round,
        TaskCount = job.TaskCount,
        Succeeded = job.Succeeded,
        Failed = job.Failed,
        Duplicates = job.Duplicates,
        Retries = job.Retries,
        Error = job.Error,
        Waits = WaitsFor(job),
    };

    /// <summary>What the job waits for, as it was told when it was handed in.</summary>
    public static string? WaitsFor(JobRecord job)
    {
        if (job.State != JobState.Waiting)
            return null;
        var ends = job.Spec.After.Select(dependency => $"for job {dependency.Job} to {(dependency.On switch { EndCondition.Succeeded => "succeed", EndCondition.Failed => "fail", _ => "end" })}");
        var all = job.Spec.NotBefore is { } time ? ends.Append($"for {time:yyyy-MM-dd HH:mm:ss}Z to come") : ends;
        return string.Join(", ", all);
    }
}
