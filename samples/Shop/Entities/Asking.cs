using Microsoft.Net.Http.Headers;

namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>How endpoints ask entities, and what becomes of what goes wrong.</summary>
internal static class Asking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Asks an entity.</summary>
    /// <exception cref="RefusedException">It says no.</exception>
    public static async Task<T> AskAsync<T>(this IActorRef region, IEntityMessage question) =>
        await region.Ask<object>(question, Patience) switch
        {
            T answer => answer,
            Reply.Refused refused => throw new RefusedException(refused.Why, refused.Status),
            var other => throw new InvalidOperationException($"Found the answer {other} to {question}; expected {typeof(T)}."),
        };

    /// <summary>Asks an entity, and says which version it was by an ETag.</summary>
    /// <inheritdoc cref="AskAsync{T}(IActorRef, IEntityMessage)" />
    public static async Task<T> AskAsync<T>(this IActorRef region, IEntityMessage question, HttpContext context)
        where T : IVersioned
    {
        var answer = await region.AskAsync<T>(question);
        context.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{answer.Version}\""));
        return answer;
    }

    /// <summary>The version that what is asked for rests on (If-Match); null where it is all the same.</summary>
    public static long? Version(this HttpContext context) => context.Request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => null,
        ['"', .. var tag, '"'] when long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        var other => throw new RefusedException($"Found If-Match: {other}; expected the ETag of an answer, in its quotes.", StatusCodes.Status400BadRequest),
    };

    /// <summary>What makes a request that is sent again the same one.</summary>
    public static string IdempotencyKey(this HttpContext context) => context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 64 } key
        ? key
        : throw new RefusedException("The header Idempotency-Key is missing, or longer than 64 characters.", StatusCodes.Status400BadRequest);

    /// <summary>Tells what went wrong as problem details.</summary>
    public static async ValueTask<object?> TellAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.Status);
        }
        catch (AskTimeoutException)
        {
            return TypedResults.Problem("Who has to say so does not answer; whether it was done is not known. Ask again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
