using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Schedules;

/// <summary>A submission as JSON, in the shape that the API takes it: what is kept of a job that is not handed in yet.</summary>
internal static class SubmissionJson
{
    public static string Write(JobSubmission submission)
    {
        var json = new JsonObject { ["kind"] = submission.Kind };
        if (submission.Parameters is { } parameters)
            json["parameters"] = JsonNode.Parse(parameters);
        if (Inputs(submission.Inputs) is { } inputs)
            json["inputs"] = inputs;
        if (submission.Priority is { } priority)
            json["priority"] = priority;
        if (submission.MaxAttempts is { } attempts)
            json["maxAttempts"] = attempts;
        if (submission.TaskTimeLimit is { } limit)
            json["taskTimeLimitSeconds"] = limit.TotalSeconds;
        if (submission.FailFast)
            json["failFast"] = true;
        if (submission.Speculate is { } speculate)
            json["speculate"] = speculate;
        if (submission.Queue is { } queue)
            json["queue"] = queue;
        if (submission.Requires.Count > 0)
            json["requires"] = Object(submission.Requires);
        if (submission.Labels.Count > 0)
            json["labels"] = Object(submission.Labels);
        return json.ToJsonString();
    }

    public static JobSubmission Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return new JobSubmission
        {
            Kind = json.GetProperty("kind").GetString()!,
            Parameters = Find(json, "parameters")?.GetRawText(),
            Inputs = Inputs(Find(json, "inputs")),
            Priority = Find(json, "priority")?.GetInt32(),
            MaxAttempts = Find(json, "maxAttempts")?.GetInt32(),
            TaskTimeLimit = Find(json, "taskTimeLimitSeconds") is { } limit ? TimeSpan.FromSeconds(limit.GetDouble()) : null,
            FailFast = Find(json, "failFast") is not null,
            Speculate = Find(json, "speculate")?.GetBoolean(),
            Queue = Find(json, "queue")?.GetString(),
            Requires = Texts(json, "requires") ?? (IReadOnlyDictionary<string, string>)ReadOnlyDictionary<string, string>.Empty,
            Labels = Texts(json, "labels") ?? [],
        };
    }

    private static JsonObject Object(IReadOnlyDictionary<string, string> texts) => new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static Dictionary<string, string>? Texts(JsonElement json, string name) => Find(json, name)?.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!);

    private static JsonNode? Inputs(InputSource inputs) => inputs switch
    {
        InputSource.None => null,
        InputSource.Lines lines => new JsonArray([.. lines.Items.Select(line => JsonValue.Create(line))]),
        InputSource.Range range => new JsonObject { ["range"] = new JsonObject { ["from"] = range.From, ["to"] = range.To, ["step"] = range.Step } },
        InputSource.Files files => new JsonObject { ["files"] = new JsonArray([.. files.Globs.Select(glob => JsonValue.Create(glob))]) },
        _ => throw new ArgumentException($"Inputs of {inputs.GetType()} are one job's only, and cannot be kept for others.", nameof(inputs)),
    };

    private static InputSource Inputs(JsonElement? inputs)
    {
        if (inputs is not { } json)
            return new InputSource.None();
        if (json.ValueKind == JsonValueKind.Array)
            return new InputSource.Lines([.. json.EnumerateArray().Select(line => line.GetString()!)]);
        return Find(json, "range") is { } range
            ? new InputSource.Range(range.GetProperty("from").GetInt64(), range.GetProperty("to").GetInt64(), range.GetProperty("step").GetInt64())
            : new InputSource.Files([.. json.GetProperty("files").EnumerateArray().Select(glob => glob.GetString()!)]);
    }

    private static JsonElement? Find(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : null;
}
