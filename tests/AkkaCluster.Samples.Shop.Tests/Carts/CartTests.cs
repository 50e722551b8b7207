using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Entities;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.Samples.Shop.Tests.Carts;

public sealed class CartTests
{
    [Fact]
    public void A_cart_has_what_was_set_last_whatever_was_set_before() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from product in Gen.Elements("mug", "rope", "tent") from quantity in Gen.Choose(0, Cart.Most) select (product, quantity)).ListOf().ToArbitrary(),
        sets =>
        {
            var expected = new SortedDictionary<string, int>();
            var cart = Cart.Empty;
            foreach (var (product, quantity) in sets)
            {
                cart = After(cart, new CartCommand.SetLine("anna", product, quantity, 100));
                expected[product] = quantity;
            }
            Assert.Equal(expected.Where(pair => pair.Value > 0), cart.Lines.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Quantity)));
        }));

    [Fact]
    public void A_checkout_that_is_asked_for_again_is_the_same_order()
    {
        var cart = After(After(Cart.Empty, new CartCommand.SetLine("anna", "mug", 2, 100)), new CartCommand.CheckOut("anna", "first"));
        Assert.Equal("anna-1", cart.Pending()?.Order);
        Assert.Empty(cart.Decide(new CartCommand.CheckOut("anna", "first")));
        cart = cart.Recorded("anna-1").Aggregate(cart, (state, happened) => state.Apply(happened));
        Assert.Null(cart.Pending());
        Assert.Empty(cart.Decide(new CartCommand.CheckOut("anna", "first")));
    }

    [Fact]
    public void What_is_put_in_while_an_order_is_handed_in_is_of_the_next_one()
    {
        var cart = After(After(Cart.Empty, new CartCommand.SetLine("anna", "mug", 2, 100)), new CartCommand.CheckOut("anna", "first"));
        cart = After(cart, new CartCommand.SetLine("anna", "rope", 1, 100));
        Assert.Equal(["mug"], cart.Pending()!.Lines.Select(line => line.Product));
        Assert.Throws<RefusedException>(() => cart.Decide(new CartCommand.CheckOut("anna", "second")));
        cart = cart.Apply(new CartEvent.CheckoutDone("anna-1"));
        Assert.Equal("anna-2", After(cart, new CartCommand.CheckOut("anna", "second")).Pending()?.Order);
    }

    [Fact]
    public void An_empty_cart_is_not_checked_out() => Assert.Throws<RefusedException>(() => Cart.Empty.Decide(new CartCommand.CheckOut("anna", "first")));

    private static Cart After(Cart cart, CartCommand command) => cart.Decide(command).Aggregate(cart, (state, happened) => state.Apply(happened));
}
