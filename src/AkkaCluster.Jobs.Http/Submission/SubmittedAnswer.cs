using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>A job that is durable now.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Existed">Whether the idempotency key already stood for it.</param>
/// <param name="NotReady">Why nothing of the job is being worked on now, where the call waited for it in vain.</param>
internal sealed record SubmittedAnswer(
    string Id,
    bool Existed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NotReady = null) : ISubmissionAnswer;
