using AkkaCluster.Hosting.Listening;

namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>The catalogue, as this node has it.</summary>
internal static class CatalogueEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/catalogue", (string? q, CatalogueView view, NodeAddress node, HttpContext context) =>
        {
            var tag = $"\"{Name(node)}-{view.Version}\"";
            context.Response.Headers.ETag = tag;
            // It may be kept, and is asked for again each time.
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["Shop-Node"] = Name(node);
            if (context.Request.Headers.IfNoneMatch == tag)
                return Results.StatusCode(StatusCodes.Status304NotModified);
            return Results.Ok(new { products = view.Search(q) });
        });
        routes.MapGet("/catalogue/ages", (CatalogueView view, NodeAddress node) => TypedResults.Ok(new { node = Name(node), ages = view.Ages() }));
        routes.MapPut("/catalogue/{id}", async (string id, OfferChange change, CatalogueView view, Sessions sessions, IRequiredActor<CatalogueActor> catalogue, HttpContext context) =>
        {
            sessions.RequireKeeper(context);
            Existing(view, id);
            if (change is { Price: < 1 or >= 100_000_000 } or { Text.Length: > 500 })
                throw new RefusedException("A price is 1 cent to a million, and a text has 500 characters at most.", StatusCodes.Status400BadRequest);
            await catalogue.ActorRef.Ask<CatalogueMessage.Written>(new CatalogueMessage.Set(id, change), Patience);
            return TypedResults.NoContent();
        });
        routes.MapPost("/stock/{id}", async (string id, int quantity, CatalogueView view, Sessions sessions, IRequiredActor<StockActor> stock, HttpContext context) =>
        {
            sessions.RequireKeeper(context);
            return await stock.ActorRef.AskAsync<Reply.Restocked>(new StockCommand.Restock(Existing(view, id).Id, quantity, context.IdempotencyKey()));
        });
    }

    private static string Name(NodeAddress node) => $"{node.PublicHostname}:{node.Port}";

    public static Product Existing(CatalogueView view, string id) => view.Find(id) ?? throw new RefusedException($"There is no product '{id}'.", StatusCodes.Status404NotFound);
}
