using System.Reflection;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http.Dashboard;

/// <summary>The dashboard, embedded.</summary>
internal static class Pages
{
    public static void Map(IEndpointRouteBuilder routes, string path)
    {
        var dashboard = Read("dashboard.html");
        routes.MapGet(path, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'";
            return TypedResults.Text(dashboard, "text/html; charset=utf-8");
        }).AllowAnonymous().Describe("dashboard", "node", "The dashboard").Produces<string>(StatusCodes.Status200OK, "text/html");
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
