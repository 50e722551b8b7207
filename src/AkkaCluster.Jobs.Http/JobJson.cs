using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http;

/// <summary>Jobs, tasks and progress as the API shows them.</summary>
internal static class JobJson
{
    public static JsonObject Job(JobRecord job) => new()
    {
        ["id"] = job.Id,
        ["number"] = job.Number,
        ["kind"] = job.Spec.Kind,
        ["state"] = Name(job.State),
        ["paused"] = job.Paused,
        ["taskCount"] = job.TaskCount,
        ["succeeded"] = job.Succeeded,
        ["failed"] = job.Failed,
        ["duplicates"] = job.Duplicates,
        ["retries"] = job.Retries,
        ["submittedAt"] = job.SubmittedAt,
        ["startedAt"] = job.StartedAt,
        ["finishedAt"] = job.FinishedAt,
        ["error"] = job.Error,
        ["resultType"] = job.ResultType,
        ["priority"] = job.Spec.Priority,
        ["maxAttempts"] = job.Spec.MaxAttempts,
        ["taskTimeLimitSeconds"] = job.Spec.TaskTimeLimit?.TotalSeconds,
        ["failFast"] = job.Spec.FailFast,
        ["speculate"] = job.Spec.Speculate,
        ["idempotencyKey"] = job.Spec.IdempotencyKey,
        ["epoch"] = job.Epoch,
        ["labels"] = new JsonObject(job.Spec.Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
        ["parameters"] = JsonNode.Parse(job.Spec.Parameters),
    };

    public static JsonObject Progress(JobProgress progress) => new()
    {
        ["id"] = progress.JobId,
        ["state"] = Name(progress.State),
        ["paused"] = progress.Paused,
        ["taskCount"] = progress.TaskCount,
        ["succeeded"] = progress.Succeeded,
        ["failed"] = progress.Failed,
        ["duplicates"] = progress.Duplicates,
        ["retries"] = progress.Retries,
        ["leased"] = progress.Leased,
        ["home"] = progress.Home,
        ["notReady"] = progress.NotReady is { } notReady ? new JsonObject { ["reason"] = notReady.Reason, ["since"] = notReady.Since } : null,
        ["error"] = progress.Error,
        ["workers"] = new JsonObject(progress.Workers.Select(worker => KeyValuePair.Create(worker.Key, (JsonNode?)worker.Value))),
    };

    /// <summary>A result inside an answer: text as text, anything else as base64, whatever its media type promises.</summary>
    public static JsonObject Result(JobResult result) => IsText(result.ContentType) && System.Text.Unicode.Utf8.IsValid(result.Data.Span)
        ? new JsonObject { ["contentType"] = result.ContentType, ["text"] = Encoding.UTF8.GetString(result.Data.Span) }
        : new JsonObject { ["contentType"] = result.ContentType, ["base64"] = Convert.ToBase64String(result.Data.Span) };

    /// <summary>Writes a task as one line.</summary>
    public static void WriteTask(Utf8JsonWriter writer, TaskView task)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", task.Index);
        writer.WriteBoolean("failed", task.Failed);
        writer.WriteNumber("attempts", task.Attempts);
        writer.WriteString("worker", task.Worker);
        var output = task.Output.Span;
        if (System.Text.Unicode.Utf8.IsValid(output))
            writer.WriteString("output", output);
        else
            writer.WriteBase64String("outputBase64", output);
        writer.WriteEndObject();
    }

    public static string Name(JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.StartsWith("application/json", StringComparison.Ordinal);
}
