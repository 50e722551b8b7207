using System.Text.Json.Serialization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>A job that has ended while the call waited.</summary>
internal sealed record EndedAnswer : Job, ISubmissionAnswer
{
    /// <summary>Whether the idempotency key already stood for it.</summary>
    [JsonPropertyOrder(1)]
    public bool Existed { get; init; }

    /// <summary>Its result, where it has one and it is small enough for an answer.</summary>
    [JsonPropertyOrder(2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResultAnswer? Result { get; init; }
}
