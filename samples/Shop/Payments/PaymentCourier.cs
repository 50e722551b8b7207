using Akka.Util;

namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>
/// Brings commands to payments by Akka.Delivery, one courier a node: what is lost on the way is sent again, and no payment is sent more than it takes. The courier itself may die with its node; the order
/// asks again then.
/// </summary>
internal sealed class PaymentCourier : ReceiveActor
{
    private readonly HashSet<string> _under = [];
    private readonly Queue<PaymentCommand.Charge> _waiting = new();
    private ShardingProducerController.RequestNext<PaymentCommand>? _next;

    public PaymentCourier(string producer)
    {
        Receive<Begin>(begin =>
        {
            var settings = ShardingProducerController.Settings.Create(Context.System);
            var controller = Context.ActorOf(ShardingProducerController.Create<PaymentCommand>(producer, begin.Payments, Option<Props>.None, settings), "deliveries");
            controller.Tell(new ShardingProducerController.Start<PaymentCommand>(Self));
        });
        Receive<PaymentCommand.Charge>(charge => _under.Add(charge.Order), charge =>
        {
            _waiting.Enqueue(charge);
            Send();
        });
        // It is on its way.
        Receive<PaymentCommand.Charge>(_ => { });
        Receive<ShardingProducerController.RequestNext<PaymentCommand>>(next =>
        {
            _next = next;
            Send();
        });
        Receive<Brought>(brought => { _under.Remove(brought.Order); });
    }

    private void Send()
    {
        if (_next is not { } next || !_waiting.TryDequeue(out var charge))
            return;
        _next = null;
        // Where it fails the order asks again, and is not on its way any more.
        next.AskNextTo(charge.Order, charge).PipeTo(Self, success: _ => new Brought(charge.Order), failure: _ => new Brought(charge.Order));
    }

    /// <summary>The region of payments is there.</summary>
    internal sealed record Begin(IActorRef Payments) : INoSerializationVerificationNeeded;

    private sealed record Brought(string Order) : INoSerializationVerificationNeeded;
}
