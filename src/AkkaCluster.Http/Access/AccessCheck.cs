using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http.Access;

/// <summary>
/// Asks every caller for a token, or for the session of a browser that has shown one, except who only asks whether the node lives, or for a page that tells nothing of this cluster. Whoever may
/// only read changes nothing.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next, GatewayOptions options, AccessTokens tokens, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!tokens.IsAsked || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);
        switch (RoleOf(context.Request))
        {
            case AccessRole.Operator:
            case AccessRole.Reader when IsSafe(context.Request):
                return next(context);
            case AccessRole.Reader:
                return Problems.Write(context, StatusCodes.Status403Forbidden, "The token is one for reading",
                    $"Whoever shows the read token (akkacluster.http.read-token) may look at everything and change nothing; {context.Request.Method} {context.Request.Path} wants the operator's token (akkacluster.http.token).");
            default:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Problems.Write(context, StatusCodes.Status401Unauthorized, "A token is missing or wrong",
                    $"This node wants its token as 'Authorization: Bearer <token>' (akkacluster: --token or AKKACLUSTER_TOKEN){(options.ReadToken.Length > 0 ? ", or its read token" : "")}; a browser logs in with it.");
        }
    }

    /// <summary>A session counts for what changes something only where the request says that this node's own page makes it: browsers add cookies to requests of others' pages too.</summary>
    private AccessRole RoleOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length > 0)
            return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? tokens.RoleOfToken(header[Scheme.Length..].Trim()) : AccessRole.None;
        return request.Cookies[SessionEndpoints.Cookie] is { } session && (IsSafe(request) || request.Headers.Origin.Count > 0) ? tokens.RoleOfSession(session, time.GetUtcNow()) : AccessRole.None;
    }

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
