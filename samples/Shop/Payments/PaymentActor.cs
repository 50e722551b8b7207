using Akka.Delivery;
using Akka.Event;

namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>An order's payment: the provider is asked until it is known what it did. A command is confirmed when it is recorded.</summary>
internal sealed class PaymentActor : Entity<Payment, PaymentEvent>
{
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);

    private readonly IActorRef _deliveries;
    private readonly IActorRef _orders;
    private readonly IPaymentProvider _provider;
    private bool _asking;

    public PaymentActor(string order, IActorRef deliveries, IActorRef orders, IPaymentProvider provider)
        : base("payment", order)
    {
        (_deliveries, _orders, _provider) = (deliveries, orders, provider);
        Command<ConsumerController.Delivery<PaymentCommand>>(delivery => Record(State.Decide((PaymentCommand.Charge)delivery.Message), () =>
        {
            delivery.ConfirmTo.Tell(ConsumerController.Confirmed.Instance);
            GoOn();
        }));
        Command<ProviderAnswer>(answer =>
        {
            _asking = false;
            if (answer.Ok is null)
                Log.Info("The payment of {Order} is not known: {Why}", Id, answer.Text);
            Record(State.Decide(answer), () =>
            {
                if (State.IsOpen())
                    Timers.StartSingleTimer(new Again(), new Again(), Repeat);
                else
                    GoOn();
            });
        });
        Command<Again>(_ => GoOn());
    }

    protected override void OnRecovered()
    {
        _deliveries.Tell(new ConsumerController.Start<PaymentCommand>(Self));
        GoOn();
    }

    private void GoOn()
    {
        if (State.Outcome is { } outcome)
            _orders.Tell(new OrderCommand.Paid(Id, outcome.Ok, outcome.Text));
        else if (State.IsOpen() && !_asking)
        {
            _asking = true;
            _provider.ChargeAsync(Id, State.Amount!.Value).PipeTo(Self, failure: cause => new ProviderAnswer(null, cause.Message));
        }
    }
}
