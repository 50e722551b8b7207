using System.Text.Json;

namespace AkkaCluster.Http;

/// <summary>What is wrong with JSON, in words for whoever wrote it: the reader's own name types of this program.</summary>
internal static class JsonProblem
{
    public static string Describe(JsonException problem) => problem is { InnerException: not JsonException, Path: { } path }
        ? $"{path} (line {problem.LineNumber + 1}) is no field of it, or has a value of another type than expected; the description of the API (OpenAPI) has the fields of the body."
        : problem.Message;
}
