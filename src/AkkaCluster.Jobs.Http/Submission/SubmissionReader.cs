using System.Text.Json;
using AkkaCluster.Contracts;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>Makes a submission of a JSON body.</summary>
internal static class SubmissionReader
{
    /// <summary>The submission that a body asks for.</summary>
    /// <param name="body">The body.</param>
    /// <param name="inputs">Inputs that came beside it, or null to take the body's own.</param>
    /// <param name="key">The idempotency key of the header, if any.</param>
    /// <param name="maxInline">How many inputs the body may list.</param>
    public static JobSubmission ToSubmission(SubmissionBody body, InputSource? inputs, string? key, int maxInline) => new()
    {
        Kind = string.IsNullOrWhiteSpace(body.Kind) ? throw new BadRequestException("'kind' is missing; expected one of those that GET /v1/kinds lists.") : body.Kind,
        Name = body.Name,
        Parameters = body.Parameters is { ValueKind: not JsonValueKind.Null } parameters ? parameters.GetRawText() : null,
        Inputs = inputs ?? ReadInputs(body.Inputs, maxInline),
        Files = [.. (body.Files ?? []).Select(file => new JobFile(file?.Name ?? "", file?.Sha256 ?? "", file?.Size ?? 0, file?.Executable == true))],
        Priority = body.Priority,
        MaxAttempts = body.MaxAttempts,
        TaskTimeLimit = body.TaskTimeLimitSeconds is { } seconds
            ? seconds is > 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : throw new BadRequestException($"'taskTimeLimitSeconds' is {seconds}; expected seconds above 0 and below 10,000,000.")
            : null,
        FailFast = body.FailFast,
        Speculate = body.Speculate,
        IdempotencyKey = body.IdempotencyKey ?? key,
        NotBefore = body.NotBefore,
        After = ReadAfter(body.After),
        Queue = body.Queue,
        Requires = body.Requires ?? [],
        Labels = body.Labels ?? [],
    };

    private static IReadOnlyList<JobDependency> ReadAfter(JsonElement? after) => after switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(ReadDependency)],
        { } other => throw new BadRequestException($"'after' is {other.ValueKind}; expected a list of jobs."),
    };

    private static JobDependency ReadDependency(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
            return new JobDependency(JobId(item.GetString()!));
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Any(field => field.Name is not ("job" or "on")) || !item.TryGetProperty("job", out var job) || job.ValueKind != JsonValueKind.String)
            throw new BadRequestException($"'after' has {item.GetRawText()}; expected a job's id, or {{\"job\": id, \"on\": \"succeeded\"}}.");
        var on = item.TryGetProperty("on", out var condition) ? condition.ValueKind == JsonValueKind.String ? condition.GetString() : condition.GetRawText() : "succeeded";
        return new JobDependency(JobId(job.GetString()!), on switch
        {
            "succeeded" => EndCondition.Succeeded,
            "finished" => EndCondition.Finished,
            "failed" => EndCondition.Failed,
            _ => throw new BadRequestException($"'after' waits for job '{job.GetString()}' to have '{on}'; expected succeeded, finished or failed."),
        });
    }

    private static string JobId(string id) => !id.Contains('\0') ? id : throw new BadRequestException("'after' has an id with a NUL in it; expected ids as submissions answered them.");

    private static InputSource ReadInputs(JsonElement? inputs, int maxInline) => inputs switch
    {
        null or { ValueKind: JsonValueKind.Null } => new InputSource.None(),
        { ValueKind: JsonValueKind.Array } list => ReadLines(list, maxInline),
        { ValueKind: JsonValueKind.Object } one => ReadSource(one),
        { } other => throw Unexpected(other.ValueKind.ToString()),
    };

    private static InputSource.Lines ReadLines(JsonElement list, int maxInline)
    {
        var count = list.GetArrayLength();
        if (count > maxInline)
            throw new BadRequestException($"'inputs' lists {count} inputs; at most {maxInline} fit a JSON body. Stream them as application/x-ndjson instead.", 413);
        return new InputSource.Lines([.. list.EnumerateArray().Select(JsonBody.TextOf)]);
    }

    private static InputSource ReadSource(JsonElement source)
    {
        var properties = source.EnumerateObject().ToList();
        if (properties is not [var only])
            throw Unexpected($"an object of {properties.Count} fields");
        return only.Name switch
        {
            "range" when HasOnly(only.Value, "from", "to", "step") =>
                new InputSource.Range(Number(only.Value, "from", 0), Number(only.Value, "to", null), Number(only.Value, "step", 1)),
            "files" when only.Value.ValueKind == JsonValueKind.Array => new InputSource.Files([.. only.Value.EnumerateArray().Select(Glob)]),
            "outputs" when HasOnly(only.Value, "jobs", "gather") => new InputSource.Outputs(Jobs(only.Value), Flag(only.Value, "gather")),
            "upload" when HasOnly(only.Value, "id", "count") => new InputSource.Upload(Text(only.Value, "id"), Number(only.Value, "count", null)),
            _ => throw Unexpected($"'{only.Name}'"),
        };
    }

    /// <summary>A field that is misspelt would be one that is missing.</summary>
    private static bool HasOnly(JsonElement parent, params string[] names)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !names.Contains(name)) is { } other)
            throw new BadRequestException($"'inputs' has a field '{other}'; expected {string.Join(", ", names)}.");
        return true;
    }

    private static IReadOnlyList<string> Jobs(JsonElement outputs) =>
        outputs.ValueKind == JsonValueKind.Object && outputs.TryGetProperty("jobs", out var jobs) && jobs.ValueKind == JsonValueKind.Array && jobs.EnumerateArray().All(job => job.ValueKind == JsonValueKind.String)
            ? [.. jobs.EnumerateArray().Select(job => JobId(job.GetString()!))]
            : throw Unexpected("without 'jobs', a list of ids");

    private static bool Flag(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
            return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new BadRequestException($"'inputs': '{name}' is {value.GetRawText()}; expected true or false.");
    }

    private static string Glob(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new BadRequestException($"'inputs': a file is {value.GetRawText()}; expected its path as a text.");

    private static long Number(JsonElement parent, string name, long? fallback)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value))
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw new BadRequestException($"'inputs': '{name}' is {value.GetRawText()}; expected a whole number.");
        return fallback ?? throw Unexpected($"without '{name}'");
    }

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Unexpected($"without '{name}'");

    private static BadRequestException Unexpected(string found) => new(
        $"'inputs' is {found}; expected a list of inputs, or one of {{\"range\": {{\"from\", \"to\", \"step\"}}}}, {{\"files\": [globs]}}, {{\"upload\": {{\"id\", \"count\"}}}}, {{\"outputs\": {{\"jobs\": [ids], \"gather\"}}}}.");
}
