using System.Text.Json.Serialization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>A job of a kind without reducer that has succeeded while the call waited.</summary>
internal sealed record OutputsAnswer : Job, ISubmissionAnswer
{
    /// <summary>Whether the idempotency key already stood for it.</summary>
    [JsonPropertyOrder(1)]
    public bool Existed { get; init; }

    /// <summary>The outputs of its tasks in order of input; null where they are too many or no text: GET /v1/jobs/{id}/tasks has them.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string>? Outputs { get; init; }
}
