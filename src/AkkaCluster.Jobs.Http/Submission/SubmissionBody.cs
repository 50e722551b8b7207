using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>A job to submit. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SubmissionBody
{
    /// <summary>One of those that GET /v1/kinds lists.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>What people call the job; need not be its own.</summary>
    public string? Name { get; init; }

    /// <summary>Parameters, an object by the kind's own schema.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The tasks' inputs: a list, or an object with one of range, files, outputs (of other jobs) or upload; none where the kind makes them of its parameters.</summary>
    public JsonElement? Inputs { get; init; }

    /// <summary>The files that come with it, stored before (POST /v1/files); its tasks know them by their names.</summary>
    public IReadOnlyList<FileField>? Files { get; init; }

    /// <summary>0 to 9, greater is sooner.</summary>
    public int? Priority { get; init; }

    /// <summary>How often a task may fail.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt at a task may take.</summary>
    public double? TaskTimeLimitSeconds { get; init; }

    /// <summary>Whether the first task that fails for good ends the job.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether a task that takes long may be run a second time beside the first.</summary>
    public bool? Speculate { get; init; }

    /// <summary>Two submissions of one key are one job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A time before which it is not begun.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The jobs that have to end before it begins: their ids, or objects {"job", "on"} with on: succeeded (if not given), finished or failed. Where one of them ends otherwise, this one is cancelled.</summary>
    public JsonElement? After { get; init; }

    /// <summary>The queue whose share of the workers it has; "default" if not given.</summary>
    public string? Queue { get; init; }

    /// <summary>What the workers that run its tasks must have: labels with their values, and how much of their resources each task takes.</summary>
    public Dictionary<string, string>? Requires { get; init; }

    /// <summary>Names and values of the submitter's own.</summary>
    public Dictionary<string, string>? Labels { get; init; }
}
