namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>What is asked of a product's stock.</summary>
internal abstract record StockCommand : IShopMessage
{
    /// <summary>A step of an order; asked twice it is done once, and answered twice.</summary>
    public sealed record Take(string Product, string Order, int Quantity, StockStep Step) : StockCommand, IEntityMessage
    {
        string IEntityMessage.EntityId => Product;
    }

    /// <summary>More of it.</summary>
    public sealed record Restock(string Product, int Quantity, string Key) : StockCommand, IEntityMessage
    {
        string IEntityMessage.EntityId => Product;
    }
}
