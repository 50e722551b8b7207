using System.Reflection;
using System.Security.Cryptography;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace AkkaCluster.Http.Dashboard;

/// <summary>A dashboard: one page, and the modules and the stylesheet that it loads, embedded. What all dashboards have in common is here; what one of them shows is in the assembly that maps it.</summary>
internal static class DashboardPages
{
    private const string Prefix = "dashboard/";

    /// <summary>Nothing is loaded from elsewhere. Only whether another node's gateway answers may be asked, before the page goes on there.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="routes">Where to.</param>
    /// <param name="path">The page's path.</param>
    /// <param name="own">The assembly with app.js and the pages.</param>
    public static void Map(IEndpointRouteBuilder routes, string path, Assembly own)
    {
        var assets = Read(typeof(DashboardPages).Assembly, own);
        routes.MapGet(path, (HttpContext context) => Answer(assets, context, "index.html")).AllowAnonymous().Describe("dashboard", "node", "The dashboard").Produces<string>(StatusCodes.Status200OK, "text/html");
        routes.MapGet("/v1/dashboard/{**file}", (HttpContext context, string file) => Answer(assets, context, file)).AllowAnonymous().ExcludeFromDescription();
    }

    private static Results<FileContentHttpResult, NotFound> Answer(Dictionary<string, Asset> assets, HttpContext context, string file)
    {
        if (!assets.TryGetValue(file, out var asset))
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers.CacheControl) = (Policy, "nosniff", "no-cache");
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.File(asset.Content, asset.Type, entityTag: asset.Tag);
    }

    private static Dictionary<string, Asset> Read(params Assembly[] assemblies)
    {
        var found = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var (assembly, name) in assemblies.SelectMany(assembly => assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => (assembly, name))))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            found[name[Prefix.Length..].Replace('\\', '/')] = new Asset(content, TypeOf(name), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
        }

        return found;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };

    private sealed record Asset(byte[] Content, string Type, EntityTagHeaderValue Tag);
}
