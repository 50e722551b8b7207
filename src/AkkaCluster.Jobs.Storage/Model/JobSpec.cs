namespace AkkaCluster.Jobs.Storage;

/// <summary>What is to be done: a job as it was admitted. It never changes.</summary>
public sealed record JobSpec
{
    public required string Kind { get; init; }

    /// <summary>What people call it; need not be its own.</summary>
    public string? Name { get; init; }

    /// <summary>The validated parameters, a JSON object.</summary>
    public string Parameters { get; init; } = "{}";

    public required JobInputs Inputs { get; init; }

    /// <summary>0 to 9; greater is sooner.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>How often a task may fail before it counts as failed.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long one attempt at a task may take; null for any time.</summary>
    public TimeSpan? TaskTimeLimit { get; init; }

    /// <summary>Whether the first task that fails for good ends the job.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether tasks that take long are run a second time beside the first, so that one slow worker does not hold the job up.</summary>
    public bool Speculate { get; init; }

    /// <summary>Two submissions of one key are one job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of what was submitted: one key with two contents is a mistake of the submitter. Null where it is not known.</summary>
    public string? ContentHash { get; init; }

    /// <summary>It is not begun before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The jobs that have to end before it begins.</summary>
    public IReadOnlyList<JobDependency> After { get; init; } = [];

    /// <summary>The queue whose share of the workers it has; null for the default one.</summary>
    public string? Queue { get; init; }

    /// <summary>What the workers that run its tasks must have, as <c>gpu=1,zone=b</c>; null for nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>The list of the files that came with it (<see cref="IFileStore.AttachAsync"/>); null for none.</summary>
    public string? Files { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
