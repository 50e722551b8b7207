namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>What happened to a cart.</summary>
internal abstract record CartEvent : IShopMessage
{
    public sealed record LineSet(string Product, int Quantity, long Price) : CartEvent;

    public sealed record CheckoutBegun(string Key, string Order) : CartEvent;

    public sealed record CheckoutDone(string Order) : CartEvent;
}
