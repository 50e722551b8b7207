namespace AkkaCluster.Samples.Shop.Users;

/// <summary>Signing in and out.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/users", async (Credentials given, Accounts accounts, Sessions sessions, HttpContext context) =>
        {
            await accounts.RegisterAsync(given.Name, given.Password);
            sessions.SignIn(context, given.Name);
            return TypedResults.Ok(new { user = given.Name });
        });
        routes.MapPost("/session", async (Credentials given, Accounts accounts, Sessions sessions, HttpContext context) =>
        {
            if (!await accounts.CheckAsync(given.Name, given.Password))
                throw new RefusedException("The name or the password is wrong.", StatusCodes.Status401Unauthorized);
            sessions.SignIn(context, given.Name);
            return TypedResults.Ok(new { user = given.Name });
        });
        routes.MapGet("/session", (Sessions sessions, HttpContext context) => TypedResults.Ok(new { user = sessions.Find(context) }));
        routes.MapDelete("/session", (HttpContext context) => Sessions.SignOut(context));
    }
}
