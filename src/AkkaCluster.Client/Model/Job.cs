using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>A job as the cluster knows it.</summary>
public record Job
{
    /// <summary>The job's id.</summary>
    public required string Id { get; init; }

    /// <summary>The order of admission; the place to page on from.</summary>
    public long Number { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call it; null where it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>How often it was begun: 1, and one more each time that it was run again after its end.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether it is held.</summary>
    public bool Paused { get; init; }

    /// <summary>How many tasks it has.</summary>
    public long TaskCount { get; init; }

    /// <summary>Tasks whose output is recorded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Tasks that failed for good.</summary>
    public long Failed { get; init; }

    /// <summary>Results that came a second time and were discarded.</summary>
    public long Duplicates { get; init; }

    /// <summary>Attempts that failed and were followed by another.</summary>
    public long Retries { get; init; }

    /// <summary>When it was admitted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>It is not begun before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The jobs that have to end before it begins.</summary>
    public IReadOnlyList<JobDependency> After { get; init; } = [];

    /// <summary>Since when it waits, or waited, for its first task to begin: since it was submitted, or run again.</summary>
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>When its first task began, of this round.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The media type of its result; null where the tasks' outputs are the result.</summary>
    public string? ResultType { get; init; }

    /// <summary>Tasks that workers hold now; null where that is not known, or nothing changes any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Leased { get; init; }

    /// <summary>Why nothing of it is being worked on; null where something is, or it has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Waits { get; init; }

    /// <summary>Tasks recorded by each worker's address, as far as they are known; of one job only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, long>? Workers { get; init; }

    /// <summary>0 to 9, greater is sooner.</summary>
    public int Priority { get; init; }

    /// <summary>How often a task may fail.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>How long one attempt at a task may take; null for as long as it likes.</summary>
    public double? TaskTimeLimitSeconds { get; init; }

    /// <summary>Whether the first task that fails for good ends the job.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a task that takes long may be run a second time beside the first.</summary>
    public bool Speculate { get; init; }

    /// <summary>The key under which it was handed in, if under one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The incarnation of the job's actor.</summary>
    public long Epoch { get; init; }

    /// <summary>The queue whose share of the workers it has; null for the default one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Queue { get; init; }

    /// <summary>What the workers that run its tasks must have, as <c>gpu=1,zone=b</c>; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Requires { get; init; }

    /// <summary>Names and values of the submitter's own.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Parameters by the kind's schema.</summary>
    public JsonObject? Parameters { get; init; }

    /// <summary>Whether it has succeeded, with all of its tasks.</summary>
    [JsonIgnore]
    public bool HasSucceeded => this is { State: JobState.Succeeded, Failed: 0 };

    /// <summary>Whether nothing changes in it any more.</summary>
    [JsonIgnore]
    public bool IsFinal => State >= JobState.Succeeded;
}
