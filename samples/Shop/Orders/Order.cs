namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>
/// An order, which is a saga: all its lines are reserved, then it is charged, then its lines are dispatched; where a line cannot be had or the payment is declined, what was reserved is given back. What is
/// outstanding follows from its events alone, so that whoever reads them goes on where the last one stopped.
/// </summary>
internal sealed record Order : IState<Order, OrderEvent>
{
    public static Order Empty { get; } = new();

    public string Id { get; init; } = "";

    public string User { get; init; } = "";

    public ImmutableList<OrderLine> Lines { get; init; } = [];

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The provider's name for the charge.</summary>
    public string? Charge { get; init; }

    /// <summary>Why nothing comes of it.</summary>
    public string? Failure { get; init; }

    public long Total => Lines.Sum(line => line.Price * line.Quantity);

    public OrderState State =>
        Id.Length == 0 ? OrderState.Unknown
        : Failure is not null ? Lines.TrueForAll(line => line.State is LineState.Released or LineState.Refused) ? OrderState.Cancelled : OrderState.Releasing
        : Lines.Exists(line => line.State == LineState.Wanted) ? OrderState.Reserving
        : Charge is null ? OrderState.Charging
        : Lines.Exists(line => line.State == LineState.Reserved) ? OrderState.Dispatching
        : OrderState.Completed;

    /// <summary>What has to be asked of the products' stock now.</summary>
    public IEnumerable<StockCommand.Take> Outstanding() => State switch
    {
        OrderState.Reserving => Ask(LineState.Wanted, StockStep.Reserve),
        OrderState.Dispatching => Ask(LineState.Reserved, StockStep.Dispatch),
        // What was asked for and not answered may still be kept.
        OrderState.Releasing => Ask(LineState.Wanted, StockStep.Release).Concat(Ask(LineState.Reserved, StockStep.Release)),
        _ => [],
    };

    public IReadOnlyList<OrderEvent> Decide(OrderCommand.Place place, DateTimeOffset now) => State == OrderState.Unknown ? [new OrderEvent.Placed(place.Order, place.User, place.Lines, now)] : [];

    public IReadOnlyList<OrderEvent> Decide(Reply.Taken taken) => (State, taken.Step, Lines.Find(line => line.Product == taken.Product)?.State, taken.Ok) switch
    {
        (OrderState.Reserving, StockStep.Reserve, LineState.Wanted, true) => [new OrderEvent.LineReserved(taken.Product)],
        (OrderState.Reserving, StockStep.Reserve, LineState.Wanted, false) => [new OrderEvent.LineRefused(taken.Product)],
        (OrderState.Dispatching, StockStep.Dispatch, LineState.Reserved, true) => [new OrderEvent.LineDispatched(taken.Product)],
        (OrderState.Releasing, StockStep.Release, LineState.Wanted or LineState.Reserved, true) => [new OrderEvent.LineReleased(taken.Product)],
        _ => [],
    };

    public IReadOnlyList<OrderEvent> Decide(OrderCommand.Paid paid) => State != OrderState.Charging ? [] : paid.Ok ? [new OrderEvent.Charged(paid.Text)] : [new OrderEvent.Declined(paid.Text)];

    public Order Apply(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed placed => new Order
        {
            Id = placed.Order,
            User = placed.User,
            Lines = [.. placed.Lines.Select(line => new OrderLine(line.Product, line.Quantity, line.Price, LineState.Wanted))],
            PlacedAt = placed.At,
        },
        OrderEvent.LineReserved line => With(line.Product, LineState.Reserved),
        OrderEvent.LineRefused line => With(line.Product, LineState.Refused) with { Failure = $"There are not enough of {line.Product}." },
        OrderEvent.Charged charged => this with { Charge = charged.Reference },
        OrderEvent.Declined declined => this with { Failure = declined.Why },
        OrderEvent.LineDispatched line => With(line.Product, LineState.Dispatched),
        OrderEvent.LineReleased line => With(line.Product, LineState.Released),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private IEnumerable<StockCommand.Take> Ask(LineState of, StockStep step) => Lines.Where(line => line.State == of).Select(line => new StockCommand.Take(line.Product, Id, line.Quantity, step));

    private Order With(string product, LineState state) => this with { Lines = [.. Lines.Select(line => line.Product == product ? line with { State = state } : line)] };
}
