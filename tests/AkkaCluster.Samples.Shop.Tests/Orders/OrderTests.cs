using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Entities;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Samples.Shop.Stock;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.Samples.Shop.Tests.Orders;

/// <summary>An order against real stock, with messages that are lost, doubled, late and out of order.</summary>
public sealed class OrderTests
{
    private static readonly string[] Products = ["kettle", "mug", "rope"];

    [Fact]
    public void Whatever_becomes_of_its_messages_an_order_ends_and_leaves_the_stock_as_it_says() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var world = new World(new Random(seed));
            world.RunInDisorder(steps: 200);
            world.RunInOrder();
            var (order, left) = (world.Order, world.Stock);
            Assert.True(order.State is OrderState.Completed or OrderState.Cancelled, $"The order is {order.State}: {order}");
            Assert.Equal(order.State == OrderState.Completed, order.Charge is not null);
            Assert.Equal(world.Accepts && order.Failure is null, order.State == OrderState.Completed);
            foreach (var line in order.Lines)
            {
                var taken = order.State == OrderState.Completed ? line.Quantity : 0;
                Assert.Equal(World.Supply - taken, left[line.Product].Available);
            }
        }));

    [Fact]
    public void An_order_is_charged_only_when_all_of_it_is_reserved_and_dispatched_only_when_charged() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var world = new World(new Random(seed));
            for (var step = 0; step < 100; step++)
            {
                world.RunInDisorder(steps: 1);
                var order = world.Order;
                if (order.State == OrderState.Charging)
                    Assert.All(order.Lines, line => Assert.Equal(LineState.Reserved, line.State));
                if (order.Lines.Exists(line => line.State == LineState.Dispatched))
                    Assert.NotNull(order.Charge);
            }
        }));

    /// <summary>An order, its products' stock and its payment, with the messages between them on the way.</summary>
    private sealed class World
    {
        public const int Supply = 5;

        private readonly Random _random;
        private readonly List<object> _under = [];

        public World(Random random)
        {
            _random = random;
            Accepts = random.Next(4) > 0;
            Stock = Products.ToDictionary(product => product, product => StockLevel.Empty.Apply(new StockEvent.Restocked(Supply, "opening")));
            var lines = Products.Take(random.Next(1, Products.Length + 1)).Select(product => new CartLine(product, random.Next(1, Supply + 2), 100)).ToList();
            Order = Order.Empty.Apply(Order.Empty.Decide(new OrderCommand.Place("anna-1", "anna", lines), DateTimeOffset.UnixEpoch).Single());
        }

        public bool Accepts { get; }

        public Order Order { get; private set; }

        public Dictionary<string, StockLevel> Stock { get; }

        public void RunInDisorder(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                if (_under.Count == 0 || _random.Next(4) == 0)
                    Ask();
                if (_under.Count == 0)
                    return;
                var at = _random.Next(_under.Count);
                var message = _under[at];
                // Lost before it arrives, or it stays and comes once more.
                if (_random.Next(5) > 0)
                    Arrive(message);
                if (_random.Next(3) > 0)
                    _under.RemoveAt(at);
            }
        }

        /// <summary>What is late comes, and then nothing is lost any more.</summary>
        public void RunInOrder()
        {
            do
            {
                while (_under.Count > 0)
                {
                    var message = _under[0];
                    _under.RemoveAt(0);
                    Arrive(message);
                }
                Ask();
            }
            while (_under.Count > 0);
        }

        private void Ask()
        {
            _under.AddRange(Order.Outstanding());
            if (Order.State == OrderState.Charging)
                _under.Add(new OrderCommand.Paid(Order.Id, Accepts, "as it is"));
        }

        private void Arrive(object message)
        {
            switch (message)
            {
                case StockCommand.Take take:
                    Stock[take.Product] = Stock[take.Product].Decide(take).Aggregate(Stock[take.Product], (level, happened) => level.Apply(happened));
                    Assert.True(Stock[take.Product].Available >= 0);
                    _under.Add(new Reply.Taken(take.Product, take.Step, Stock[take.Product].Did(take)));
                    break;
                case Reply.Taken taken:
                    Order = Order.Decide(taken).Aggregate(Order, (order, happened) => order.Apply(happened));
                    break;
                case OrderCommand.Paid paid:
                    Order = Order.Decide(paid).Aggregate(Order, (order, happened) => order.Apply(happened));
                    break;
            }
        }
    }
}
