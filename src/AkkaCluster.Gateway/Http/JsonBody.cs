using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AkkaCluster.Gateway.Http;

/// <summary>Bodies that are one JSON value.</summary>
internal static class JsonBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <summary>Reads a request's body, of a bounded size.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="what">What it is, for people: "job".</param>
    /// <exception cref="BadRequestException">It is not that.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, long most, string what)
    {
        Limit(context, most);
        // As large as it says, where it does not say more than is allowed: a body is not copied from one buffer to the next.
        var size = context.Request.ContentLength is { } said && said <= most ? said : 4096;
        using var body = new MemoryStream((int)size);
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return Read<T>(JsonCheck.WithoutMark(body.GetBuffer().AsMemory(0, (int)body.Length)).Span, what);
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="BadRequestException">It is not that.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, string what)
    {
        try
        {
            JsonCheck.Require(json);
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new BadRequestException($"The {what} is null; expected {{\"kind\": …}}.");
        }
        catch (JsonException problem)
        {
            throw new BadRequestException($"The {what} cannot be read: {JsonProblem.Describe(problem)}");
        }
    }

    /// <summary>Lets a body have so many bytes; more are answered with 413.</summary>
    public static void Limit(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
    }
}
