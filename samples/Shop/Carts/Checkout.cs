namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>A cart on its way to an order.</summary>
/// <param name="Key">What its owner calls it: the same key is the same checkout.</param>
/// <param name="Order">The order that comes of it.</param>
/// <param name="Lines">What was in the cart.</param>
/// <param name="Done">Whether the order is known to be recorded.</param>
internal sealed record Checkout(string Key, string Order, IReadOnlyList<CartLine> Lines, bool Done);
