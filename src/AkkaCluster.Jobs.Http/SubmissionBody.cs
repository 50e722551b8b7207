using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http;

/// <summary>The JSON body of a submission. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SubmissionBody
{
    public string? Kind { get; init; }

    public JsonElement? Parameters { get; init; }

    /// <summary>A list of inputs, or an object with one of range, files or upload.</summary>
    public JsonElement? Inputs { get; init; }

    public int? Priority { get; init; }

    public int? MaxAttempts { get; init; }

    public double? TaskTimeLimitSeconds { get; init; }

    public bool FailFast { get; init; }

    public bool? Speculate { get; init; }

    public string? IdempotencyKey { get; init; }

    public Dictionary<string, string>? Labels { get; init; }
}
