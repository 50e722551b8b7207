namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>Writes the invoices of orders that were charged in the last day; its result is all of them.</summary>
internal sealed class InvoiceKind(OrderTable orders, TimeProvider time) : JobKind
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    public override string Name => "invoices";

    public override string Description => "Writes invoices of the last day's orders; its inputs are the parts of the orders.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(orders, time);

    private sealed class Handler(OrderTable orders, TimeProvider time) : ITaskHandler
    {
        public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            var since = time.GetUtcNow() - Period;
            foreach (var order in await orders.ReadBucketAsync(int.Parse(input.Text, CultureInfo.InvariantCulture)))
            {
                if (order is { State: OrderState.Completed, Charge: { } charge } && order.PlacedAt >= since)
                    context.Write(Invoice(order, charge));
            }
        }

        private static string Invoice(Order order, string charge)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"Invoice {order.Id} for {order.User}, {order.PlacedAt:yyyy-MM-dd}\n");
            foreach (var line in order.Lines)
                text.Append(CultureInfo.InvariantCulture, $"  {line.Quantity,3} x {line.Product,-10} {line.Price / 100m,10:0.00} {line.Price * line.Quantity / 100m,10:0.00}\n");
            return text.Append(CultureInfo.InvariantCulture, $"  paid by {charge}: {order.Total / 100m:0.00}\n\n").ToString();
        }
    }
}
