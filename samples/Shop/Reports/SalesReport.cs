namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>What was sold: of some orders, or, put together, of all.</summary>
internal sealed record SalesReport
{
    public int Completed { get; set; }

    public int Cancelled { get; set; }

    public int Open { get; set; }

    /// <summary>Cents by product.</summary>
    public SortedDictionary<string, long> ByProduct { get; init; } = [];

    /// <summary>Cents by day.</summary>
    public SortedDictionary<string, long> ByDay { get; init; } = [];

    public static SalesReport Of(IEnumerable<Order> orders)
    {
        var report = new SalesReport();
        foreach (var order in orders)
            report.Add(order);
        return report;
    }

    public void Add(SalesReport other)
    {
        Completed += other.Completed;
        Cancelled += other.Cancelled;
        Open += other.Open;
        foreach (var (product, cents) in other.ByProduct)
            Add(ByProduct, product, cents);
        foreach (var (day, cents) in other.ByDay)
            Add(ByDay, day, cents);
    }

    private void Add(Order order)
    {
        switch (order.State)
        {
            case OrderState.Completed:
                Completed++;
                foreach (var line in order.Lines)
                    Add(ByProduct, line.Product, line.Price * line.Quantity);
                Add(ByDay, order.PlacedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), order.Total);
                break;
            case OrderState.Cancelled:
                Cancelled++;
                break;
            default:
                Open++;
                break;
        }
    }

    private static void Add(SortedDictionary<string, long> sums, string key, long cents) => sums[key] = sums.GetValueOrDefault(key) + cents;
}
