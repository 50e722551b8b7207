namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>What happened to an order.</summary>
internal abstract record OrderEvent : IShopMessage
{
    public sealed record Placed(string Order, string User, IReadOnlyList<CartLine> Lines, DateTimeOffset At) : OrderEvent;

    public sealed record LineReserved(string Product) : OrderEvent;

    public sealed record LineRefused(string Product) : OrderEvent;

    public sealed record Charged(string Reference) : OrderEvent;

    public sealed record Declined(string Why) : OrderEvent;

    public sealed record LineDispatched(string Product) : OrderEvent;

    public sealed record LineReleased(string Product) : OrderEvent;
}
