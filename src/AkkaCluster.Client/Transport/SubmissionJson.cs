using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Client.Transport;

/// <summary>Submissions and their answers as JSON.</summary>
internal static class SubmissionJson
{
    public static byte[] Write(JobRequest request)
    {
        var json = new JsonObject { ["kind"] = request.Kind, ["failFast"] = request.FailFast };
        if (request.Name is not null)
            json["name"] = request.Name;
        if (request.Parameters is not null)
            json["parameters"] = request.Parameters.DeepClone();
        if (request.Inputs is not null)
            json["inputs"] = request.Inputs.ToJson();
        if (request.Files is { Count: > 0 } files)
            json["files"] = JsonSerializer.SerializeToNode(files, JsonSerializerOptions.Web);
        if (request.Priority is { } priority)
            json["priority"] = priority;
        if (request.MaxAttempts is { } attempts)
            json["maxAttempts"] = attempts;
        if (request.TaskTimeLimit is { } limit)
            json["taskTimeLimitSeconds"] = limit.TotalSeconds;
        if (request.NotBefore is { } time)
            json["notBefore"] = time;
        if (request.After is { Count: > 0 } after)
            json["after"] = JsonSerializer.SerializeToNode(after, JsonSerializerOptions.Web);
        if (request.Queue is not null)
            json["queue"] = request.Queue;
        if (request.Requires is { Count: > 0 } requires)
            json["requires"] = Texts(requires);
        if (request.Labels is { Count: > 0 } labels)
            json["labels"] = Texts(labels);
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    public static SubmittedJob Read(JsonElement answer)
    {
        var finished = answer.TryGetProperty("kind", out _) ? answer.Deserialize<Job>(JsonSerializerOptions.Web) : null;
        return new SubmittedJob(
            answer.GetProperty("id").GetString()!,
            answer.GetProperty("existed").GetBoolean(),
            finished,
            answer.TryGetProperty("result", out var result) ? ReadResult(result) : null,
            answer.TryGetProperty("outputs", out var outputs) ? outputs.Deserialize<List<string>>() : null);
    }

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) => new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static JobResult ReadResult(JsonElement result) => new(
        result.GetProperty("contentType").GetString()!,
        result.TryGetProperty("text", out var text) ? System.Text.Encoding.UTF8.GetBytes(text.GetString()!) : result.GetProperty("base64").GetBytesFromBase64());
}
