namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>Holds the journal against what shoppers were told and what the provider has in its books.</summary>
internal sealed class Proof(IReadOnlyDictionary<string, IReadOnlyList<(long Number, object Event)>> journal, IReadOnlyList<ProviderCharge> books)
{
    private readonly Dictionary<string, Order> _orders = journal.Where(pair => pair.Key.StartsWith("order-", StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key["order-".Length..], pair => Fold<Order, OrderEvent>(pair.Value));

    /// <summary>Orders that are not at their end yet.</summary>
    public int Open => _orders.Values.Count(order => order.State is not (OrderState.Completed or OrderState.Cancelled));

    /// <summary>What is claimed, of how many, and what speaks against it.</summary>
    public IReadOnlyList<(string Claim, int Of, IReadOnlyList<string> Faults)> Check(IReadOnlyList<Shopper> shoppers) =>
    [
        ("each entity's events are numbered without gap or double", journal.Count, [.. journal.Where(pair => !pair.Value.Select(row => row.Number).SequenceEqual(Enumerable.Range(1, pair.Value.Count).Select(number => (long)number))).Select(pair => pair.Key)]),
        ("every order that was acknowledged is there, as it was in the cart", shoppers.Sum(shopper => shopper.Orders.Count), [.. shoppers.SelectMany(shopper => shopper.Orders).Where(told => !IsThere(told.Key, told.Value)).Select(told => told.Key)]),
        ("every order has come to its end", _orders.Count, [.. _orders.Values.Where(order => order.State is not (OrderState.Completed or OrderState.Cancelled)).Select(order => $"{order.Id} is {order.State}")]),
        ("each completed order was charged exactly once, all others never", _orders.Count, [.. _orders.Values.Select(Charged).OfType<string>()]),
        ("nobody was charged without an order", books.Count, [.. books.Where(charge => !_orders.ContainsKey(charge.Order)).Select(charge => charge.Order)]),
        ("no stock was below zero at any time, and what left it was ordered", Stocks().Count(), [.. Stocks().SelectMany(pair => StockFaults(pair.Key["stock-".Length..], pair.Value))]),
        ("carts are as their owners left them", shoppers.Count, [.. shoppers.Where(shopper => !CartOf(shopper.Name).SequenceEqual(shopper.Cart)).Select(shopper => $"{shopper.Name} left {string.Join(", ", shopper.Cart)}; found {string.Join(", ", CartOf(shopper.Name))}")]),
        ("nobody was told anything else meanwhile", shoppers.Count, [.. shoppers.SelectMany(shopper => shopper.Surprises)]),
    ];

    private static TState Fold<TState, TEvent>(IEnumerable<(long Number, object Event)> events)
        where TState : IState<TState, TEvent> => events.Aggregate(TState.Empty, (state, row) => state.Apply((TEvent)row.Event));

    private bool IsThere(string id, IReadOnlyDictionary<string, int> lines) =>
        _orders.TryGetValue(id, out var order) && order.Lines.Count == lines.Count && order.Lines.TrueForAll(line => lines.GetValueOrDefault(line.Product) == line.Quantity);

    private string? Charged(Order order)
    {
        var charges = books.Where(charge => charge.Order == order.Id).ToList();
        return order.State == OrderState.Completed
            ? charges is [var one] && one.Amount == order.Total ? null : $"{order.Id} of {order.Total}: {string.Join(", ", charges)}"
            : charges.Count == 0 ? null : $"{order.Id} is {order.State}: {string.Join(", ", charges)}";
    }

    private IEnumerable<KeyValuePair<string, IReadOnlyList<(long Number, object Event)>>> Stocks() => journal.Where(pair => pair.Key.StartsWith("stock-", StringComparison.Ordinal));

    private IEnumerable<string> StockFaults(string product, IReadOnlyList<(long Number, object Event)> events)
    {
        var (level, brought) = (StockLevel.Empty, 0);
        foreach (var (number, happened) in events)
        {
            level = level.Apply((StockEvent)happened);
            brought += happened is StockEvent.Restocked more ? more.Quantity : 0;
            if (level.Available < 0)
                yield return $"{product} was at {level.Available} after its event {number}";
        }
        var ordered = _orders.Values.SelectMany(order => order.Lines).Where(line => line.Product == product && line.State is LineState.Dispatched or LineState.Reserved).Sum(line => line.Quantity);
        if (brought - ordered != level.Available)
            yield return $"{product} has {level.Available} of {brought}, and {ordered} are in orders";
    }

    private IEnumerable<KeyValuePair<string, int>> CartOf(string user) =>
        Fold<Cart, CartEvent>(journal.GetValueOrDefault($"cart-{user}") ?? []).Lines.Select(line => KeyValuePair.Create(line.Key, line.Value.Quantity)).OrderBy(line => line.Key, StringComparer.Ordinal);
}
