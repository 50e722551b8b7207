namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>A cart; a checkout is answered when the order is recorded.</summary>
internal sealed class CartActor : Entity<Cart, CartEvent>
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(500);

    private readonly IActorRef _orders;
    private readonly List<IActorRef> _waiting = [];

    public CartActor(string user, IActorRef orders)
        : base("cart", user)
    {
        _orders = orders;
        Command<CartCommand.Get>(_ => Sender.Tell(Contents()));
        Command<CartCommand.SetLine>(line =>
        {
            var sender = Sender;
            Settle(() => Decide(line, line.Version), () => sender.Tell(Contents()));
        });
        Command<CartCommand.CheckOut>(checkout =>
        {
            var sender = Sender;
            Settle(() => Decide(checkout, checkout.Version), () =>
            {
                _waiting.Add(sender);
                HandIn();
                Tell();
            });
        });
        Command<Reply.Accepted>(accepted => Record(State.Recorded(accepted.Order), Tell));
        Command<Again>(_ => HandIn());
    }

    protected override void OnRecovered() => HandIn();

    private Reply.CartHas Contents() => new([.. State.Lines.Values], LastSequenceNr);

    private IReadOnlyList<CartEvent> Decide(CartCommand command, long? version)
    {
        var events = State.Decide(command);
        return events.Count == 0 || (version ?? LastSequenceNr) == LastSequenceNr
            ? events
            : throw new RefusedException($"The cart has changed since version {version}; it is at {LastSequenceNr}. Look at it again.", StatusCodes.Status412PreconditionFailed);
    }

    private void Tell()
    {
        if (State.Pending() is not null)
            return;
        Timers.Cancel(new Again());
        foreach (var waiting in _waiting)
            waiting.Tell(new Reply.Ordered(State.Last!.Order, LastSequenceNr));
        _waiting.Clear();
    }

    /// <summary>Until the order says that it is recorded: the message may be lost, and so may its answer.</summary>
    private void HandIn()
    {
        if (State.Pending() is not { } pending)
            return;
        _orders.Tell(new OrderCommand.Place(pending.Order, Id, pending.Lines));
        Timers.StartSingleTimer(new Again(), new Again(), Repeat);
    }
}
