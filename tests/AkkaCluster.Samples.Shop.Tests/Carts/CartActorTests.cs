using Akka.Actor;
using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Entities;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Samples.Shop.Tests.Support;

namespace AkkaCluster.Samples.Shop.Tests.Carts;

public sealed class CartActorTests : EntityTestKit
{
    private static readonly CartCommand.SetLine TwoMugs = new("anna", "mug", 2, 790);

    [Fact]
    public async Task A_cart_is_alive_again_after_its_node_died()
    {
        var cart = Start(Cart());
        cart.Tell(TwoMugs);
        Assert.Equal([new CartLine("mug", 2, 790)], (await ExpectMsgAsync<Reply.CartHas>()).Lines);
        cart = await StartAnewAsync(cart, Cart());
        cart.Tell(new CartCommand.Get("anna"));
        Assert.Equal([new CartLine("mug", 2, 790)], (await ExpectMsgAsync<Reply.CartHas>()).Lines);
    }

    [Fact]
    public async Task A_checkout_is_answered_when_the_order_is_recorded_however_often_that_has_to_be_asked()
    {
        var (orders, shopper) = (CreateTestProbe(), CreateTestProbe());
        var cart = Start(Cart(orders));
        cart.Tell(TwoMugs, shopper);
        await shopper.ExpectMsgAsync<Reply.CartHas>();
        cart.Tell(new CartCommand.CheckOut("anna", "first"), shopper);
        var place = await orders.ExpectMsgAsync<OrderCommand.Place>();
        Assert.Equal("anna-1", place.Order);
        // The order's answer is lost, and so is the cart.
        cart = await StartAnewAsync(cart, Cart(orders));
        Assert.Equivalent(place, await orders.ExpectMsgAsync<OrderCommand.Place>());
        cart.Tell(new CartCommand.CheckOut("anna", "first"), shopper);
        cart.Tell(new Reply.Accepted("anna-1"));
        Assert.Equal("anna-1", (await shopper.ExpectMsgAsync<Reply.Ordered>()).Order);
    }

    /// <summary>Its owner gave it up, asked again, and went on.</summary>
    [Fact]
    public async Task A_change_that_went_astray_and_arrives_late_is_none()
    {
        var cart = Start(Cart());
        cart.Tell(TwoMugs);
        var seen = (await ExpectMsgAsync<Reply.CartHas>()).Version;
        var late = TwoMugs with { Quantity = 3, Version = seen };
        cart.Tell(late);
        Assert.Equal(seen + 1, (await ExpectMsgAsync<Reply.CartHas>()).Version);
        cart.Tell(late);
        Assert.Equal(seen + 1, (await ExpectMsgAsync<Reply.CartHas>()).Version);
        cart.Tell(TwoMugs with { Quantity = 1, Version = seen + 1 });
        await ExpectMsgAsync<Reply.CartHas>();

        cart.Tell(late);
        var refused = await ExpectMsgAsync<Reply.Refused>();
        Assert.Equal((int)System.Net.HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Contains($"at {seen + 2}", refused.Why, StringComparison.Ordinal);
        cart.Tell(new CartCommand.Get("anna"));
        Assert.Equal([new CartLine("mug", 1, 790)], (await ExpectMsgAsync<Reply.CartHas>()).Lines);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_why()
    {
        var cart = Start(Cart());
        cart.Tell(new CartCommand.CheckOut("anna", "first"));
        Assert.Contains("empty", (await ExpectMsgAsync<Reply.Refused>()).Why, StringComparison.Ordinal);
    }

    private Props Cart(IActorRef? orders = null)
    {
        var region = orders ?? TestActor;
        return Props.Create(() => new CartActor("anna", region));
    }
}
