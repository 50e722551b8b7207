namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>The cart of who is signed in.</summary>
internal static class CartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cart", (Sessions sessions, IRequiredActor<CartActor> carts, HttpContext context) => carts.ActorRef.AskAsync<Reply.CartHas>(new CartCommand.Get(sessions.UserOf(context)), context));
        routes.MapPut("/cart/{product}", (string product, int quantity, Sessions sessions, CatalogueView catalogue, IRequiredActor<CartActor> carts, HttpContext context) =>
        {
            var offer = CatalogueEndpoints.Existing(catalogue, product);
            return carts.ActorRef.AskAsync<Reply.CartHas>(new CartCommand.SetLine(sessions.UserOf(context), offer.Id, quantity, offer.Price, context.Version()), context);
        });
        routes.MapPost("/checkout", (Sessions sessions, IRequiredActor<CartActor> carts, HttpContext context) =>
            carts.ActorRef.AskAsync<Reply.Ordered>(new CartCommand.CheckOut(sessions.UserOf(context), context.IdempotencyKey(), context.Version()), context));
    }
}
