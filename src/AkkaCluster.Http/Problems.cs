using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>Errors as RFC 9457 problem details.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <summary>What a problem repeats of a request is bounded: characters of a text, and errors.</summary>
    private const int LongestText = 4000;
    private const int MostErrors = 50;

    /// <summary>Writes a problem, unless the answer has begun already.</summary>
    public static async Task Write(
        HttpContext context, int status, string title, string detail, IReadOnlyList<string>? errors = null, TimeSpan? retryAfter = null)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }
        response.StatusCode = status;
        response.ContentType = MediaType;
        response.Headers.XContentTypeOptions = "nosniff";
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problem = new Problem("about:blank", title, status, Bounded(detail), context.Request.Path.Value, Bounded(errors));
        await JsonSerializer.SerializeAsync(response.Body, problem, NodeJson.Readable.Problem, context.RequestAborted).ConfigureAwait(false);
    }

    private static IReadOnlyList<string>? Bounded(IReadOnlyList<string>? errors) => errors switch
    {
        null or [] => null,
        { Count: <= MostErrors } => [.. errors.Select(Bounded)],
        _ => [.. errors.Take(MostErrors).Select(Bounded), $"and {errors.Count - MostErrors} more"],
    };

    private static string Bounded(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText), " …");
}
