namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>The orders of who is signed in: the list from the read table, one from the order itself.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", (Sessions sessions, OrderTable table, HttpContext context) => table.ReadOfAsync(sessions.UserOf(context)));
        routes.MapGet("/orders/{id}", async (string id, Sessions sessions, IRequiredActor<OrderActor> orders, HttpContext context) =>
        {
            var user = sessions.UserOf(context);
            var order = id.StartsWith(user + "-", StringComparison.Ordinal) ? await orders.ActorRef.AskAsync<Order>(new OrderCommand.Get(id)) : Order.Empty;
            return order.State == OrderState.Unknown ? throw new RefusedException($"There is no order '{id}'.", StatusCodes.Status404NotFound) : order;
        });
    }
}
