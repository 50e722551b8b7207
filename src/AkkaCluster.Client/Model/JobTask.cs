using System.Text;
using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>A recorded task.</summary>
public sealed record JobTask
{
    /// <summary>Its place among the job's tasks, from 0.</summary>
    public long Index { get; init; }

    /// <summary>Whether it failed for good; its output is then its last error.</summary>
    public bool Failed { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>The worker whose result was recorded.</summary>
    public string? Worker { get; init; }

    /// <summary>When the tasks began that were reported together with it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long they took.</summary>
    public double? Seconds { get; init; }

    /// <summary>Its output, where that is text.</summary>
    public string? Output { get; init; }

    /// <summary>Its output as base64, where that is no text.</summary>
    public string? OutputBase64 { get; init; }

    /// <summary>Its output.</summary>
    [JsonIgnore]
    public byte[] Bytes => OutputBase64 is null ? Encoding.UTF8.GetBytes(Output ?? "") : Convert.FromBase64String(OutputBase64);
}
