namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>What entities answer.</summary>
internal abstract record Reply : IShopMessage
{
    public sealed record Refused(string Why, int Status) : Reply;

    /// <summary>What is in a cart, and which of its versions that is.</summary>
    public sealed record CartHas(IReadOnlyList<CartLine> Lines, long Version) : Reply, IVersioned;

    /// <summary>A cart was checked out, and its order is recorded.</summary>
    public sealed record Ordered(string Order, long Version) : Reply, IVersioned;

    /// <summary>An order is recorded.</summary>
    public sealed record Accepted(string Order) : Reply;

    /// <summary>A step of an order was done with a product's stock, or refused.</summary>
    public sealed record Taken(string Product, StockStep Step, bool Ok) : Reply;

    public sealed record Restocked(string Product, int Available) : Reply;
}
