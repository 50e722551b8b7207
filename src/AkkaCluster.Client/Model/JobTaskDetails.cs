using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>One task with all attempts at it.</summary>
public sealed record JobTaskDetails
{
    /// <summary>Its place among the job's tasks, from 0.</summary>
    public long Index { get; init; }

    /// <summary>Where it stands.</summary>
    public JobTaskState State { get; init; }

    /// <summary>Its input; of a range of numbers its two ends.</summary>
    public string Input { get; init; } = "";

    /// <summary>Its output, where it has one that is text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Output { get; init; }

    /// <summary>Its output as base64, where it has one that is no text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OutputBase64 { get; init; }

    /// <summary>The attempts at it, the last of them last.</summary>
    public IReadOnlyList<JobAttempt> Attempts { get; init; } = [];
}
