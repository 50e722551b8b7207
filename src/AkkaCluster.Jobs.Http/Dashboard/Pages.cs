using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http.Dashboard;

/// <summary>The dashboard and the API's description, both embedded.</summary>
internal static class Pages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var dashboard = Read("dashboard.html");
        var description = Read("openapi.json");
        routes.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'";
            return Results.Text(dashboard, "text/html; charset=utf-8");
        });
        routes.MapGet("/openapi/v1.json", () => Results.Text(description, "application/json; charset=utf-8"));
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
