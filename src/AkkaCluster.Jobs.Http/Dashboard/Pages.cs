using System.Reflection;
using System.Security.Cryptography;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace AkkaCluster.Jobs.Http.Dashboard;

/// <summary>The dashboard: one page, and the modules and the stylesheet that it loads, embedded.</summary>
internal static class Pages
{
    private const string Prefix = "dashboard/";

    /// <summary>Nothing is loaded from elsewhere. Only whether another node's gateway answers may be asked, before the page goes on there.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Lazy<IReadOnlyDictionary<string, Asset>> Assets = new(Read);

    public static void Map(IEndpointRouteBuilder routes, string path)
    {
        routes.MapGet(path, (HttpContext context) => Answer(context, "index.html")).AllowAnonymous().Describe("dashboard", "node", "The dashboard").Produces<string>(StatusCodes.Status200OK, "text/html");
        routes.MapGet("/v1/dashboard/{**file}", (HttpContext context, string file) => Answer(context, file)).AllowAnonymous().ExcludeFromDescription();
    }

    private static Results<FileContentHttpResult, NotFound> Answer(HttpContext context, string file)
    {
        if (!Assets.Value.TryGetValue(file, out var asset))
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers.CacheControl) = (Policy, "nosniff", "no-cache");
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.File(asset.Content, asset.Type, entityTag: asset.Tag);
    }

    private static Dictionary<string, Asset> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
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
