using System.Globalization;
using System.Text.Json;
using AkkaCluster.Gateway.Tasks;
using AkkaCluster.Gateway.Balancing;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AkkaCluster.Gateway.Http;

/// <summary>Errors as RFC 9457 problem details.</summary>
public static class Problems
{
    /// <summary>Readable for people: the answer is never taken for a page, so that nothing has to be escaped for one.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        response.ContentType = "application/problem+json";
        response.Headers.XContentTypeOptions = "nosniff";
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problem = new Dictionary<string, object?>
        {
            ["type"] = "about:blank",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = Bounded(detail),
            ["instance"] = context.Request.Path.Value,
        };
        if (errors is { Count: > 0 })
            problem["errors"] = errors.Count <= MostErrors ? errors.Select(Bounded) : errors.Take(MostErrors).Select(Bounded).Append($"and {errors.Count - MostErrors} more");
        await JsonSerializer.SerializeAsync(response.Body, problem, Json, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Writes what an exception says to a caller.</summary>
    public static Task Write(HttpContext context, Exception exception) => exception switch
    {
        JobRefusedException refused => Write(context, Status(refused.Reason), Title(refused.Reason), refused.Message, refused.Errors, RetryAfter(refused)),
        BadRequestException { Status: StatusCodes.Status503ServiceUnavailable } full => Write(context, full.Status, "The node has no room now", full.Message, null, TimeSpan.FromSeconds(1)),
        BadRequestException bad => Write(context, bad.Status, "The request is wrong", bad.Message, bad.Errors),
        ServerFailureException failure => Write(context, failure.Status, ReasonPhrases.GetReasonPhrase(failure.Status), failure.Message, null,
            failure.Status == StatusCodes.Status429TooManyRequests ? TimeSpan.FromSeconds(1) : null),
        BadHttpRequestException bad => Write(context, bad.StatusCode, "The request is wrong", bad.Message),
        StoreUnavailableException lost => Write(context, StatusCodes.Status503ServiceUnavailable, Title(JobRefusal.Unavailable), lost.Message, null, TimeSpan.FromSeconds(1)),
        TaskRunException failed => Write(context, StatusCodes.Status422UnprocessableEntity, "The task failed", failed.Message),
        TimeoutException late => Write(context, StatusCodes.Status504GatewayTimeout, "The answer did not come in time", late.Message),
        _ => Write(context, StatusCodes.Status500InternalServerError, "The node failed", $"{exception.GetType().Name}: {exception.Message}"),
    };

    private static string Bounded(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText), " …");

    private static int Status(JobRefusal reason) => reason switch
    {
        JobRefusal.Invalid => StatusCodes.Status400BadRequest,
        JobRefusal.NotFound => StatusCodes.Status404NotFound,
        JobRefusal.Conflict => StatusCodes.Status409Conflict,
        JobRefusal.Busy => StatusCodes.Status429TooManyRequests,
        JobRefusal.KeyReused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static string Title(JobRefusal reason) => reason switch
    {
        JobRefusal.Invalid => "The job is not valid",
        JobRefusal.NotFound => "There is no such thing",
        JobRefusal.Conflict => "The job's state does not allow it",
        JobRefusal.Busy => "The cluster has as much to do as it holds",
        JobRefusal.KeyReused => "The idempotency key stands for another job",
        _ => "The cluster cannot answer now",
    };

    private static TimeSpan? RetryAfter(JobRefusedException refused) =>
        refused.RetryAfter ?? (refused.Reason is JobRefusal.Busy or JobRefusal.Unavailable ? TimeSpan.FromSeconds(1) : null);
}
