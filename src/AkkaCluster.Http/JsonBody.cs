using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Http;

/// <summary>Bodies that are one JSON value.</summary>
internal static class JsonBody
{
    /// <summary>A body takes room as it comes, not as it says that it will.</summary>
    private const int LargestStep = 16 * 1024;

    /// <summary>Reads a request's body, of a bounded size.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">What it is, a type that does not allow one field twice.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="what">What it is, for people: "job".</param>
    /// <exception cref="BadRequestException">It is not that.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, long most, string what)
    {
        Limit(context, most);
        var room = context.RequestServices.GetRequiredService<RequestRooms>().Bodies;
        // A byte more than it says, so that its end is seen at once; it may say that it has all bytes that there are.
        var step = (int)Math.Min(context.Request.ContentLength ?? LargestStep, LargestStep - 1) + 1;
        var taken = 0;
        try
        {
            using var body = new NativeRoom();
            while (true)
            {
                if (!room.TryTake(step))
                    throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "The node has no room now", "This node reads as many bodies as it has room for (akkacluster.http.max-bodies); try again, or stream the inputs as application/x-ndjson.") { RetryAfter = TimeSpan.FromSeconds(1) };
                taken += step;
                body.Grow(taken);
                var read = await context.Request.Body.ReadAtLeastAsync(body.Memory.Slice(taken - step, step), step, throwOnEndOfStream: false, context.RequestAborted).ConfigureAwait(false);
                if (read < step)
                    return Read(JsonCheck.WithoutMark(body.Memory[..(taken - step + read)]).Span, type, what);
            }
        }
        finally
        {
            room.Give(taken);
        }
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="BadRequestException">It is not that.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string what)
    {
        try
        {
            JsonCheck.Require(json);
            return JsonSerializer.Deserialize(json, type) ?? throw new BadRequestException($"The {what} is null; expected an object.");
        }
        catch (JsonException problem)
        {
            throw new BadRequestException($"The {what} cannot be read: {JsonProblem.Describe(problem)}");
        }
    }

    /// <summary>What an input written as JSON stands for: a text for itself, any other value for its JSON.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>Lets a body have so many bytes; more are answered with 413.</summary>
    public static void Limit(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
    }
}
