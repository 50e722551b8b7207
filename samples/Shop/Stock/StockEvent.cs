namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>What happened to a product's stock.</summary>
internal abstract record StockEvent : IShopMessage
{
    public sealed record Restocked(int Quantity, string Key) : StockEvent;

    public sealed record Reserved(string Order, int Quantity) : StockEvent;

    public sealed record Refused(string Order) : StockEvent;

    public sealed record Dispatched(string Order) : StockEvent;

    public sealed record Released(string Order) : StockEvent;
}
