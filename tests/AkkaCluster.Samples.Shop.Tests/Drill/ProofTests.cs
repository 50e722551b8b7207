using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Drill;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Samples.Shop.Payments;
using AkkaCluster.Samples.Shop.Stock;

namespace AkkaCluster.Samples.Shop.Tests.Drill;

/// <summary>A proof that could not fail would be none: each claim has a journal here that breaks it.</summary>
public sealed class ProofTests : IDisposable
{
    private readonly Shopper _anna = new("anna", 0, [new Uri("http://127.0.0.1:1")], Series.CatalogueReads, 1, new Availability(TimeProvider.System));
    private readonly Dictionary<string, IReadOnlyList<(long Number, object Event)>> _journal = [];
    private readonly List<ProviderCharge> _books = [new ProviderCharge("anna-1", 1580)];

    public ProofTests()
    {
        _anna.Orders["anna-1"] = new Dictionary<string, int> { ["mug"] = 2 };
        _anna.Cart["rope"] = 1;
        Write("order-anna-1", new OrderEvent.Placed("anna-1", "anna", [new CartLine("mug", 2, 790)], DateTimeOffset.UnixEpoch), new OrderEvent.LineReserved("mug"), new OrderEvent.Charged("charge-1"), new OrderEvent.LineDispatched("mug"));
        Write("stock-mug", new StockEvent.Restocked(5, "opening"), new StockEvent.Reserved("anna-1", 2), new StockEvent.Dispatched("anna-1"));
        Write("cart-anna", new CartEvent.LineSet("mug", 2, 790), new CartEvent.CheckoutBegun("first", "anna-1"), new CartEvent.CheckoutDone("anna-1"), new CartEvent.LineSet("rope", 1, 1190));
    }

    public void Dispose() => _anna.Dispose();

    [Fact]
    public void A_journal_in_which_all_is_well_has_no_faults() => Assert.Empty(Faults());

    [Fact]
    public void An_acknowledged_order_that_is_not_there_is_found()
    {
        _anna.Orders["anna-2"] = new Dictionary<string, int> { ["mug"] = 1 };
        Assert.Equal(["anna-2"], Faults());
    }

    [Fact]
    public void An_order_with_other_lines_than_its_cart_is_found()
    {
        _anna.Orders["anna-1"] = new Dictionary<string, int> { ["mug"] = 3 };
        Assert.Equal(["anna-1"], Faults());
    }

    [Fact]
    public void An_order_that_was_charged_twice_is_found()
    {
        _books.Add(_books[0]);
        Assert.Contains("anna-1", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_completed_order_that_nobody_charged_is_found()
    {
        _books.Clear();
        Assert.Contains("anna-1", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_charge_without_an_order_is_found()
    {
        _books.Add(new ProviderCharge("anna-9", 1));
        Assert.Equal(["anna-9"], Faults());
    }

    [Fact]
    public void Stock_below_zero_is_found()
    {
        Write("stock-mug", new StockEvent.Restocked(1, "opening"), new StockEvent.Reserved("anna-1", 2), new StockEvent.Restocked(1, "more"));
        Assert.Contains("-1", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Stock_that_left_without_an_order_is_found()
    {
        Write("stock-mug", new StockEvent.Restocked(5, "opening"), new StockEvent.Reserved("anna-1", 2), new StockEvent.Reserved("anna-9", 1));
        Assert.Contains("mug", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cart_that_is_not_as_it_was_left_is_found()
    {
        _anna.Cart["tent"] = 1;
        Assert.Contains("anna", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_an_entitys_events_is_found()
    {
        _journal["cart-anna"] = [.. _journal["cart-anna"].Select(row => (row.Number > 3 ? row.Number + 1 : row.Number, row.Event))];
        Assert.Equal(["cart-anna"], Faults());
    }

    private void Write(string entity, params object[] events) => _journal[entity] = [.. events.Select((happened, index) => (index + 1L, happened))];

    private List<string> Faults() => [.. new Proof(_journal, _books).Check([_anna]).SelectMany(claim => claim.Faults)];
}
