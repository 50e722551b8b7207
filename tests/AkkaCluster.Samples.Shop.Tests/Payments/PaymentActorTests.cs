using Akka.Actor;
using Akka.Delivery;
using Akka.TestKit;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Samples.Shop.Payments;
using AkkaCluster.Samples.Shop.Tests.Support;

namespace AkkaCluster.Samples.Shop.Tests.Payments;

public sealed class PaymentActorTests : EntityTestKit
{
    private static readonly PaymentCommand.Charge Charge = new("anna-1", 1580);

    private readonly TestProbe _deliveries;
    private readonly TestProbe _orders;

    public PaymentActorTests() => (_deliveries, _orders) = (CreateTestProbe(), CreateTestProbe());

    [Fact]
    public async Task A_provider_that_loses_its_answers_is_asked_until_it_is_known_what_it_did()
    {
        var provider = new Provider(new ProviderAnswer(null, "lost"), new ProviderAnswer(null, "lost"), new ProviderAnswer(true, "charge-1"));
        await DeliverAsync(Start(Payment(provider)));
        Assert.Equal(new OrderCommand.Paid("anna-1", true, "charge-1"), await _orders.ExpectMsgAsync<OrderCommand.Paid>(TimeSpan.FromSeconds(10)));
        Assert.Equal([Charge, Charge, Charge], provider.Asked);
    }

    [Fact]
    public async Task A_payment_whose_node_died_while_the_provider_was_asked_asks_again_and_a_second_command_does_not()
    {
        var (hangs, answers) = (new Provider(), new Provider(new ProviderAnswer(true, "charge-1")));
        var payment = Start(Payment(hangs));
        await DeliverAsync(payment);
        payment = await StartAnewAsync(payment, Payment(answers));
        await _orders.ExpectMsgAsync<OrderCommand.Paid>();
        await DeliverAsync(payment);
        Assert.Equal("charge-1", (await _orders.ExpectMsgAsync<OrderCommand.Paid>()).Text);
        Assert.Equal([Charge], answers.Asked);
    }

    private async Task DeliverAsync(IActorRef payment)
    {
        await _deliveries.ExpectMsgAsync<ConsumerController.Start<PaymentCommand>>();
        var confirmed = CreateTestProbe();
        payment.Tell(new ConsumerController.Delivery<PaymentCommand>(Charge, confirmed, "courier", 1));
        await confirmed.ExpectMsgAsync<ConsumerController.Confirmed>();
    }

    private Props Payment(IPaymentProvider provider)
    {
        var (deliveries, orders) = (_deliveries.Ref, _orders.Ref);
        return Props.Create(() => new PaymentActor("anna-1", deliveries, orders, provider));
    }

    /// <summary>Answers what it is told to, and then nothing.</summary>
    private sealed class Provider(params ProviderAnswer[] answers) : IPaymentProvider
    {
        private readonly Queue<ProviderAnswer> _answers = new(answers);

        public List<PaymentCommand.Charge> Asked { get; } = [];

        public Task<ProviderAnswer> ChargeAsync(string order, long amount)
        {
            Asked.Add(new PaymentCommand.Charge(order, amount));
            return _answers.TryDequeue(out var answer) ? Task.FromResult(answer) : new TaskCompletionSource<ProviderAnswer>().Task;
        }
    }
}
