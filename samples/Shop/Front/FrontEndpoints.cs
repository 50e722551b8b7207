using Microsoft.Net.Http.Headers;

namespace AkkaCluster.Samples.Shop.Front;

/// <summary>The page: its files for ever, itself for as long as its tag stays.</summary>
internal static class FrontEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context) => Serve(context, Assets.Page, "no-cache"));
        routes.MapGet("/static/{name}", (HttpContext context, string name) =>
            Assets.Static.TryGetValue(name, out var asset) ? Serve(context, asset, "public, max-age=31536000, immutable") : TypedResults.NotFound());
    }

    private static IResult Serve(HttpContext context, Asset asset, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: EntityTagHeaderValue.Parse(asset.Tag));
    }
}
