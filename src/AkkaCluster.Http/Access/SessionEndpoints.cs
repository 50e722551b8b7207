using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Http.Access;

/// <summary>How a browser logs in: it shows the token once, and keeps a cookie that no script reads.</summary>
internal static class SessionEndpoints
{
    public const string Cookie = "akkacluster-session";

    /// <summary>The most bytes that the token's JSON has.</summary>
    private const int LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/session", Find).AllowAnonymous().Describe("getSession", "node", "Who the caller's browser is logged in as").Produces<SessionAnswer>();
        routes.MapPost("/v1/session", BeginAsync).AllowAnonymous().Describe("logIn", "node", "Log a browser in: the answer sets a cookie that counts like the token", 400, 401, 413)
            .Produces<SessionAnswer>().Reads<SessionBody>("application/json");
        routes.MapDelete("/v1/session", End).AllowAnonymous().Describe("logOut", "node", "Log the browser out");
    }

    private static JsonHttpResult<SessionAnswer> Find(HttpContext context, AccessTokens tokens, TimeProvider time)
    {
        var session = context.Request.Cookies[Cookie];
        return Answer(tokens, session is null ? AccessRole.None : tokens.RoleOfSession(session, time.GetUtcNow()));
    }

    private static async Task<JsonHttpResult<SessionAnswer>> BeginAsync(HttpContext context, AccessTokens tokens, TimeProvider time)
    {
        var body = await JsonBody.ReadAsync(context, NodeJson.Default.SessionBody, LargestBody, "login").ConfigureAwait(false);
        var role = tokens.RoleOfToken(body.Token);
        if (tokens.IsAsked && role == AccessRole.None)
            throw new ProblemException(StatusCodes.Status401Unauthorized, "The token is wrong", "This node has another token (akkacluster.http.token).");
        context.Response.Cookies.Append(Cookie, tokens.BeginSession(role, time.GetUtcNow()), Options(context, AccessTokens.SessionLength));
        return Answer(tokens, role);
    }

    private static NoContent End(HttpContext context)
    {
        context.Response.Cookies.Delete(Cookie, Options(context, null));
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<SessionAnswer> Answer(AccessTokens tokens, AccessRole role) =>
        TypedResults.Json(new SessionAnswer(tokens.IsAsked, !tokens.IsAsked ? "operator" : role switch { AccessRole.Operator => "operator", AccessRole.Reader => "reader", _ => "none" }), NodeJson.Readable.SessionAnswer);

    private static CookieOptions Options(HttpContext context, TimeSpan? length) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = length, IsEssential = true };
}
