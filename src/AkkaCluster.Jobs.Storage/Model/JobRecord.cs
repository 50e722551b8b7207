namespace AkkaCluster.Jobs.Storage;

/// <summary>A job as the store knows it.</summary>
public sealed record JobRecord
{
    /// <summary>The store's own number: the order of admission, and the key of the job's rows.</summary>
    public required long Number { get; init; }

    public required string Id { get; init; }

    public required JobSpec Spec { get; init; }

    /// <summary>The incarnation of the job's actor that may write.</summary>
    public long Epoch { get; init; }

    /// <summary>How many incarnations of the job's actor were lost: they did not hand the job over.</summary>
    public int Losses { get; init; }

    /// <summary>How often the job was begun: 1, and one more each time that it was run again after its end.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The last epoch before this round: what comes with it or an earlier one belongs to an earlier round.</summary>
    public long RoundEpoch { get; init; }

    public JobState State { get; init; }

    public bool Paused { get; init; }

    /// <summary>Tasks whose output is recorded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Tasks that failed for good.</summary>
    public long Failed { get; init; }

    /// <summary>Results that came a second time and were discarded.</summary>
    public long Duplicates { get; init; }

    /// <summary>Attempts that failed and were followed by another.</summary>
    public long Retries { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Since when it waits, or waited, for its first task to begin: since it was submitted, or run again.</summary>
    public DateTimeOffset QueuedAt { get => field == default ? SubmittedAt : field; init; }

    /// <summary>When the first task of this round began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why the job failed.</summary>
    public string? Error { get; init; }

    /// <summary>The media type of the reduced result; null where the tasks' outputs are the result.</summary>
    public string? ResultType { get; init; }

    public long TaskCount => Spec.Inputs.Count;

    /// <summary>Tasks that are recorded, whether they succeeded or not.</summary>
    public long Done => Succeeded + Failed;
}
