using System.Collections.ObjectModel;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>A job as a client hands it in.</summary>
public sealed record JobSubmission
{
    public required string Kind { get; init; }

    /// <summary>What people call the job; need not be its own.</summary>
    public string? Name { get; init; }

    /// <summary>A JSON object, checked by the kind's schema; null for none.</summary>
    public string? Parameters { get; init; }

    /// <summary>The files that come with it; they are stored already (<see cref="IFileService"/>).</summary>
    public IReadOnlyList<JobFile> Files { get; init; } = [];

    public InputSource Inputs { get; init; } = new InputSource.None();

    /// <summary>0 to 9; greater is sooner. Null takes the cluster's default, like the next three.</summary>
    public int? Priority { get; init; }

    public int? MaxAttempts { get; init; }

    public TimeSpan? TaskTimeLimit { get; init; }

    public bool FailFast { get; init; }

    /// <summary>Whether a task that takes long may be run a second time beside the first; null as its kind has it.</summary>
    public bool? Speculate { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>It is not begun before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The jobs that have to end before it begins; one that cannot end as it is waited for any more ends this one too.</summary>
    public IReadOnlyList<JobDependency> After { get; init; } = [];

    /// <summary>The queue whose share of the workers it has; null for the default one.</summary>
    public string? Queue { get; init; }

    /// <summary>What the workers that run its tasks must have: labels with their values, and how much of their resources each task takes.</summary>
    public IReadOnlyDictionary<string, string> Requires { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
