namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>The sales report, by map and reduce: each task reads a part of the orders, and the parts are added up.</summary>
internal sealed class SalesKind(OrderTable orders) : JobKind
{
    public override string Name => "sales";

    public override string Description => "Adds up what the shop has sold; its inputs are the parts of the orders.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(orders);

    public override IReducer CreateReducer(JobParameters parameters) => new SalesReducer();

    private sealed class Handler(OrderTable orders) : ITaskHandler
    {
        public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation) =>
            context.Write(JsonSerializer.SerializeToUtf8Bytes(SalesReport.Of(await orders.ReadBucketAsync(int.Parse(input.Text, CultureInfo.InvariantCulture))), JsonSerializerOptions.Web));
    }
}
