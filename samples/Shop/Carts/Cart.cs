namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>A shopper's cart, and the checkout that emptied it last.</summary>
internal sealed record Cart : IState<Cart, CartEvent>
{
    public const int Most = 99;

    public static Cart Empty { get; } = new();

    public ImmutableSortedDictionary<string, CartLine> Lines { get; init; } = ImmutableSortedDictionary<string, CartLine>.Empty;

    /// <summary>How many checkouts there were.</summary>
    public int Checkouts { get; init; }

    public Checkout? Last { get; init; }

    /// <summary>A checkout whose order is not known to be recorded.</summary>
    public Checkout? Pending() => Last is { Done: false } ? Last : null;

    public IReadOnlyList<CartEvent> Decide(CartCommand command) => command switch
    {
        CartCommand.SetLine { Quantity: < 0 or > Most } line => throw new RefusedException($"{line.Quantity} of {line.Product} is no quantity; expected 0 to {Most}.", StatusCodes.Status400BadRequest),
        CartCommand.SetLine line when line.Quantity == (Lines.GetValueOrDefault(line.Product)?.Quantity ?? 0) => [],
        CartCommand.SetLine line => [new CartEvent.LineSet(line.Product, line.Quantity, line.Price)],
        CartCommand.CheckOut checkout when checkout.Key == Last?.Key => [],
        CartCommand.CheckOut when Pending() is { } other => throw new RefusedException($"The order {other.Order} is still being handed in; try again."),
        CartCommand.CheckOut when Lines.IsEmpty => throw new RefusedException("The cart is empty."),
        CartCommand.CheckOut checkout => [new CartEvent.CheckoutBegun(checkout.Key, $"{checkout.User}-{Checkouts + 1}")],
        _ => [],
    };

    /// <summary>The order is recorded.</summary>
    public IReadOnlyList<CartEvent> Recorded(string order) => Pending()?.Order == order ? [new CartEvent.CheckoutDone(order)] : [];

    public Cart Apply(CartEvent happened) => happened switch
    {
        CartEvent.LineSet { Quantity: 0 } line => this with { Lines = Lines.Remove(line.Product) },
        CartEvent.LineSet line => this with { Lines = Lines.SetItem(line.Product, new CartLine(line.Product, line.Quantity, line.Price)) },
        CartEvent.CheckoutBegun begun => new Cart { Checkouts = Checkouts + 1, Last = new Checkout(begun.Key, begun.Order, [.. Lines.Values], false) },
        CartEvent.CheckoutDone => this with { Last = Last! with { Done = true } },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
