using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>The header by which a call that comes again is known (draft-ietf-httpapi-idempotency-key-header).</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string Meaning = "Two calls of one key are one.";

    /// <summary>The request's key, or null.</summary>
    /// <exception cref="BadRequestException">There are several.</exception>
    public static string? Of(HttpRequest request) => request.Headers[Header] switch
    {
        { Count: > 1 } several => throw new BadRequestException($"There are {several.Count} Idempotency-Key headers; give one."),
        [{ Length: > 0 } key] => key,
        _ => null,
    };
}
