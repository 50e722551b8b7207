namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>An order. What is outstanding is asked for again until it is answered; who is asked does it once.</summary>
internal sealed class OrderActor : Entity<Order, OrderEvent>
{
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(8);

    private readonly IActorRef _stock;
    private readonly IActorRef _payments;
    private TimeSpan _repeat = Repeat;

    public OrderActor(string id, IActorRef stock, IActorRef payments, TimeProvider time)
        : base("order", id)
    {
        (_stock, _payments) = (stock, payments);
        Command<OrderCommand.Place>(place =>
        {
            var sender = Sender;
            Record(State.Decide(place, time.GetUtcNow()), () =>
            {
                sender.Tell(new Reply.Accepted(Id));
                GoOn();
            });
        });
        Command<OrderCommand.Get>(_ => Sender.Tell(State));
        Command<Reply.Taken>(taken => Progress(State.Decide(taken)));
        Command<OrderCommand.Paid>(paid => Progress(State.Decide(paid)));
        Command<OrderCommand.Wake>(_ => { });
        Command<Again>(_ => Ask());
    }

    protected override void OnRecovered() => GoOn();

    private void Progress(IReadOnlyList<OrderEvent> events)
    {
        var before = State.State;
        Record(events, () =>
        {
            // Of one state all was asked at once.
            if (State.State != before)
                GoOn();
        });
    }

    private void GoOn()
    {
        _repeat = Repeat;
        Ask();
    }

    private void Ask()
    {
        foreach (var take in State.Outstanding())
            _stock.Tell(take);
        if (State.State == OrderState.Charging)
            _payments.Tell(new PaymentCommand.Charge(Id, State.Total));
        if (State.State is OrderState.Unknown or OrderState.Completed or OrderState.Cancelled)
        {
            Timers.Cancel(new Again());
            return;
        }
        Timers.StartSingleTimer(new Again(), new Again(), _repeat);
        _repeat = TimeSpan.FromTicks(Math.Min(_repeat.Ticks * 2, LongestRepeat.Ticks));
    }
}
