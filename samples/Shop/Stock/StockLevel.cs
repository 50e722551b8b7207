namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>What there is of a product, and for which orders some was kept. It remembers every order: the question may come again whenever the order's node is slow.</summary>
internal sealed record StockLevel : IState<StockLevel, StockEvent>
{
    public static StockLevel Empty { get; } = new();

    public int Available { get; init; }

    public ImmutableDictionary<string, Claim> Claims { get; init; } = ImmutableDictionary<string, Claim>.Empty;

    public ImmutableHashSet<string> Deliveries { get; init; } = [];

    public IReadOnlyList<StockEvent> Decide(StockCommand command) => command switch
    {
        StockCommand.Restock { Quantity: < 1 } more => throw new RefusedException($"{more.Quantity} of {more.Product} is no delivery; expected 1 at least.", StatusCodes.Status400BadRequest),
        StockCommand.Restock more => Deliveries.Contains(more.Key) ? [] : [new StockEvent.Restocked(more.Quantity, more.Key)],
        StockCommand.Take take => (take.Step, Claims.GetValueOrDefault(take.Order)?.State) switch
        {
            (StockStep.Reserve, null) => take.Quantity > 0 && take.Quantity <= Available ? [new StockEvent.Reserved(take.Order, take.Quantity)] : [new StockEvent.Refused(take.Order)],
            (StockStep.Dispatch, ClaimState.Reserved) => [new StockEvent.Dispatched(take.Order)],
            (StockStep.Release, null or ClaimState.Reserved) => [new StockEvent.Released(take.Order)],
            _ => [],
        },
        _ => [],
    };

    /// <summary>Whether a step of an order is done.</summary>
    public bool Did(StockCommand.Take take) => (take.Step, Claims.GetValueOrDefault(take.Order)?.State) is
        (StockStep.Reserve, ClaimState.Reserved or ClaimState.Dispatched) or (StockStep.Dispatch, ClaimState.Dispatched) or (StockStep.Release, ClaimState.Released or ClaimState.Refused);

    public StockLevel Apply(StockEvent happened) => happened switch
    {
        StockEvent.Restocked more => this with { Available = Available + more.Quantity, Deliveries = Deliveries.Add(more.Key) },
        StockEvent.Reserved kept => this with { Available = Available - kept.Quantity, Claims = Claims.Add(kept.Order, new Claim(kept.Quantity, ClaimState.Reserved)) },
        StockEvent.Refused refused => this with { Claims = Claims.Add(refused.Order, new Claim(0, ClaimState.Refused)) },
        StockEvent.Dispatched sent => this with { Claims = Claims.SetItem(sent.Order, Claims[sent.Order] with { State = ClaimState.Dispatched }) },
        StockEvent.Released given => this with
        {
            Available = Available + (Claims.GetValueOrDefault(given.Order)?.Quantity ?? 0),
            Claims = Claims.SetItem(given.Order, new Claim(0, ClaimState.Released)),
        },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
