using System.Text.Json.Nodes;

namespace AkkaCluster.Client.Model;

/// <summary>A job to submit.</summary>
public sealed record JobRequest
{
    /// <summary>The kind of job; <see cref="ClusterClient.GetKindsAsync"/> lists those that the cluster knows.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call the job; need not be its own.</summary>
    public string? Name { get; init; }

    /// <summary>Parameters by the kind's schema.</summary>
    public JsonObject? Parameters { get; init; }

    /// <summary>The tasks' inputs; null where the kind makes them of its parameters.</summary>
    public JobInputs? Inputs { get; init; }

    /// <summary>The files that come with it, as <see cref="ClusterClient.StoreFileAsync"/> has stored them.</summary>
    public IReadOnlyList<JobFile>? Files { get; init; }

    /// <summary>0 to 9, greater is sooner; null for the cluster's default.</summary>
    public int? Priority { get; init; }

    /// <summary>How often a task may fail; null for the cluster's default.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt at a task may take; null for the cluster's default.</summary>
    public TimeSpan? TaskTimeLimit { get; init; }

    /// <summary>Whether the first task that fails for good ends the job.</summary>
    public bool FailFast { get; init; }

    /// <summary>Two submissions of one key are one job. The client makes a key for each call where there is none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>It is not begun before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The jobs that have to end before it begins. Where one of them ends otherwise, this one is cancelled.</summary>
    public IReadOnlyList<JobDependency>? After { get; init; }

    /// <summary>The queue whose share of the workers it has; null for the default one.</summary>
    public string? Queue { get; init; }

    /// <summary>What the workers that run its tasks must have: labels with their values (zone: b), and how much of their resources each task takes (gpu: 1, memory: 8GiB).</summary>
    public IReadOnlyDictionary<string, string>? Requires { get; init; }

    /// <summary>Names and values of the submitter's own.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
