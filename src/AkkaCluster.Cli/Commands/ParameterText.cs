using System.Text.Json;
using System.Text.Json.Nodes;

namespace AkkaCluster.Cli.Commands;

/// <summary>Parameters of a job as a command line gives them.</summary>
internal static class ParameterText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A JSON object of <c>--parameters</c> and, over it, of each <c>--param name=value</c>; a value that is JSON is taken as such, any other as text.</summary>
    public static JsonObject Read(string? json, IEnumerable<string> pairs)
    {
        var parameters = Parse(json);
        foreach (var (name, value) in JobOptions.Pairs(pairs, "--param"))
            parameters[name] = Value(value);
        return parameters;
    }

    private static JsonObject Parse(string? json)
    {
        if (json is null)
            return [];
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new UsageException($"--parameters is {json}; expected a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new UsageException($"--parameters is no JSON: {problem.Message}");
        }
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
