using AkkaCluster.Samples.Shop.Stock;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.Samples.Shop.Tests.Stock;

public sealed class StockLevelTests
{
    private static readonly Gen<StockCommand> Commands = Gen.OneOf(
        Gen.Choose(1, 9).Select(StockCommand (quantity) => new StockCommand.Restock("mug", quantity, $"delivery-{quantity}")),
        from order in Gen.Choose(1, 5)
        from quantity in Gen.Choose(0, 6)
        from step in Gen.Elements(Enum.GetValues<StockStep>())
        select (StockCommand)new StockCommand.Take("mug", $"order-{order}", quantity, step));

    [Fact]
    public void Stock_is_never_below_zero_and_nothing_of_it_is_lost() => Check.QuickThrowOnFailure(Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
    {
        var level = StockLevel.Empty;
        var brought = 0;
        foreach (var command in commands)
        {
            foreach (var happened in level.Decide(command))
            {
                level = level.Apply(happened);
                brought += happened is StockEvent.Restocked more ? more.Quantity : 0;
                Assert.True(level.Available >= 0);
                Assert.Equal(brought, level.Available + level.Claims.Values.Sum(claim => claim.Quantity));
            }
        }
    }));

    [Fact]
    public void What_is_asked_twice_is_done_once() => Check.QuickThrowOnFailure(Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
    {
        var level = StockLevel.Empty;
        foreach (var command in commands)
        {
            level = level.Decide(command).Aggregate(level, (state, happened) => state.Apply(happened));
            Assert.Empty(level.Decide(command));
        }
    }));

    [Fact]
    public void A_reservation_that_comes_after_its_release_is_refused()
    {
        var level = StockLevel.Empty.Apply(new StockEvent.Restocked(5, "opening")).Apply(new StockEvent.Released("order-1"));
        var late = new StockCommand.Take("mug", "order-1", 1, StockStep.Reserve);
        Assert.Empty(level.Decide(late));
        Assert.False(level.Did(late));
    }
}
