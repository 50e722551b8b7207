namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>What is asked of an order.</summary>
internal abstract record OrderCommand(string Order) : IEntityMessage
{
    string IEntityMessage.EntityId => Order;

    public sealed record Place(string Order, string User, IReadOnlyList<CartLine> Lines) : OrderCommand(Order);

    public sealed record Get(string Order) : OrderCommand(Order);

    /// <summary>Its payment is settled.</summary>
    public sealed record Paid(string Order, bool Ok, string Text) : OrderCommand(Order);

    /// <summary>Goes on with what is outstanding, where its node died.</summary>
    public sealed record Wake(string Order) : OrderCommand(Order);
}
