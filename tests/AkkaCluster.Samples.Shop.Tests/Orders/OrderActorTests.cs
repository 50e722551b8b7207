using Akka.Actor;
using Akka.TestKit;
using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Entities;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Samples.Shop.Payments;
using AkkaCluster.Samples.Shop.Stock;
using AkkaCluster.Samples.Shop.Tests.Support;

namespace AkkaCluster.Samples.Shop.Tests.Orders;

public sealed class OrderActorTests : EntityTestKit
{
    private static readonly OrderCommand.Place Place = new("anna-1", "anna", [new CartLine("mug", 2, 790)]);

    private readonly TestProbe _stock;
    private readonly TestProbe _payments;
    private readonly Props _order;

    public OrderActorTests()
    {
        (_stock, _payments) = (CreateTestProbe(), CreateTestProbe());
        var (stock, payments) = (_stock.Ref, _payments.Ref);
        _order = Props.Create(() => new OrderActor("anna-1", stock, payments, TimeProvider.System));
    }

    [Fact]
    public async Task An_order_whose_node_dies_at_each_step_goes_on_where_it_was_and_completes()
    {
        var order = Start(_order);
        order.Tell(Place);
        await ExpectMsgAsync<Reply.Accepted>();
        order = await DieAsync(order);
        Assert.Equal(StockStep.Reserve, (await _stock.ExpectMsgAsync<StockCommand.Take>()).Step);
        order.Tell(new Reply.Taken("mug", StockStep.Reserve, true));
        await _payments.ExpectMsgAsync<PaymentCommand.Charge>();
        order = await DieAsync(order);
        Assert.Equal(new PaymentCommand.Charge("anna-1", 1580), await _payments.ExpectMsgAsync<PaymentCommand.Charge>());
        order.Tell(new OrderCommand.Paid("anna-1", true, "charge-1"));
        await _stock.FishForMessageAsync(message => message is StockCommand.Take { Step: StockStep.Dispatch });
        order = await DieAsync(order);
        await _stock.FishForMessageAsync(message => message is StockCommand.Take { Step: StockStep.Dispatch });
        order.Tell(new Reply.Taken("mug", StockStep.Dispatch, true));
        order.Tell(new OrderCommand.Get("anna-1"));
        Assert.Equal(OrderState.Completed, (await ExpectMsgAsync<Order>()).State);
    }

    [Fact]
    public async Task An_order_that_is_placed_again_is_the_one_it_was()
    {
        var order = Start(_order);
        order.Tell(Place);
        await ExpectMsgAsync<Reply.Accepted>();
        order.Tell(Place with { Lines = [new CartLine("rope", 9, 1)] });
        await ExpectMsgAsync<Reply.Accepted>();
        order.Tell(new OrderCommand.Get("anna-1"));
        Assert.Equal(["mug"], (await ExpectMsgAsync<Order>()).Lines.Select(line => line.Product));
    }

    [Fact]
    public async Task A_declined_order_gives_back_what_it_had()
    {
        var order = Start(_order);
        order.Tell(Place);
        order.Tell(new Reply.Taken("mug", StockStep.Reserve, true));
        order.Tell(new OrderCommand.Paid("anna-1", false, "The card was declined."));
        await _stock.FishForMessageAsync(message => message is StockCommand.Take { Step: StockStep.Release });
        order.Tell(new Reply.Taken("mug", StockStep.Release, true));
        order.Tell(new OrderCommand.Get("anna-1"));
        await FishForMessageAsync(message => message is Order { State: OrderState.Cancelled });
    }

    /// <summary>Kills it; what it asked for stays unanswered.</summary>
    private async Task<IActorRef> DieAsync(IActorRef order)
    {
        order = await StartAnewAsync(order, _order);
        foreach (var probe in new[] { _stock, _payments })
        {
            while (probe.HasMessages)
                await probe.ReceiveOneAsync(TimeSpan.Zero);
        }
        order.Tell(new OrderCommand.Wake("anna-1"));
        return order;
    }
}
