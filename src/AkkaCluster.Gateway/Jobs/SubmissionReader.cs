using System.Text.Json;
using AkkaCluster.Contracts;
using AkkaCluster.Gateway.Http;
using AkkaCluster.Jobs;

namespace AkkaCluster.Gateway.Jobs;

/// <summary>Makes a submission of a JSON body.</summary>
internal static class SubmissionReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <exception cref="BadRequestException">It is no submission.</exception>
    public static async Task<SubmissionBody> ReadAsync(Stream body, CancellationToken token)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<SubmissionBody>(body, Options, token).ConfigureAwait(false) ?? throw new BadRequestException("The body is null; expected a job, {\"kind\": …}.");
        }
        catch (JsonException problem)
        {
            throw NotJson(problem);
        }
    }

    public static SubmissionBody Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<SubmissionBody>(json, Options) ?? throw new BadRequestException("The first line is null; expected a job, {\"kind\": …}.");
        }
        catch (JsonException problem)
        {
            throw NotJson(problem);
        }
    }

    /// <summary>The submission that a body asks for.</summary>
    /// <param name="body">The body.</param>
    /// <param name="inputs">Inputs that came beside it, or null to take the body's own.</param>
    /// <param name="key">The idempotency key of the header, if any.</param>
    /// <param name="maxInline">How many inputs the body may list.</param>
    public static JobSubmission ToSubmission(SubmissionBody body, InputSource? inputs, string? key, int maxInline) => new()
    {
        Kind = string.IsNullOrWhiteSpace(body.Kind) ? throw new BadRequestException("'kind' is missing; expected one of those that GET /v1/kinds lists.") : body.Kind,
        Parameters = body.Parameters is { ValueKind: not JsonValueKind.Null } parameters ? parameters.GetRawText() : null,
        Inputs = inputs ?? ReadInputs(body.Inputs, maxInline),
        Priority = body.Priority,
        MaxAttempts = body.MaxAttempts,
        TaskTimeLimit = body.TaskTimeLimitSeconds is { } seconds
            ? seconds is > 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : throw new BadRequestException($"'taskTimeLimitSeconds' is {seconds}; expected seconds above 0 and below 10,000,000.")
            : null,
        FailFast = body.FailFast,
        IdempotencyKey = body.IdempotencyKey ?? key,
        Labels = body.Labels ?? [],
    };

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
        return new InputSource.Lines([.. list.EnumerateArray().Select(NdjsonReader.TextOf)]);
    }

    private static InputSource ReadSource(JsonElement source)
    {
        var properties = source.EnumerateObject().ToList();
        if (properties is not [var only])
            throw Unexpected($"an object of {properties.Count} fields");
        return only.Name switch
        {
            "range" => new InputSource.Range(Number(only.Value, "from", 0), Number(only.Value, "to", null), Number(only.Value, "step", 1)),
            "files" when only.Value.ValueKind == JsonValueKind.Array => new InputSource.Files([.. only.Value.EnumerateArray().Select(NdjsonReader.TextOf)]),
            "upload" => new InputSource.Upload(Text(only.Value, "id"), Number(only.Value, "count", null)),
            _ => throw Unexpected($"'{only.Name}'"),
        };
    }

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
        $"'inputs' is {found}; expected a list of inputs, or one of {{\"range\": {{\"from\", \"to\", \"step\"}}}}, {{\"files\": [globs]}}, {{\"upload\": {{\"id\", \"count\"}}}}.");

    private static BadRequestException NotJson(JsonException problem) =>
        new($"The job cannot be read: {JsonProblem.Describe(problem)}");
}
