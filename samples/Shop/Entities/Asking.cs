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
            Reply.Refused refused => throw new RefusedException(refused.Why),
            var other => throw new InvalidOperationException($"Found the answer {other} to {question}; expected {typeof(T)}."),
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
