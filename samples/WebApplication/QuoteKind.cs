using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>Finds what so many pieces of each article cost. The application's services come by its constructor.</summary>
internal sealed class QuoteKind(PriceList prices, ILogger<QuoteKind> logger) : JobKind
{
    public override string Name => "quote";

    public override string Description => "Finds what so many pieces of each article cost, and all of them together.";

    public override ParameterSchema Parameters { get; } = new(new ParameterDefinition("pieces", ParameterType.Integer, "How many of each.") { Default = "1", Minimum = 1 });

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(prices, logger, parameters.GetInteger("pieces"));

    public override IReducer CreateReducer(JobParameters parameters) => new SumReducer();

    private sealed class Handler(PriceList prices, ILogger logger, long pieces) : ITaskHandler
    {
        public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            var price = await prices.FindAsync(input.Text, cancellation) * pieces;
            logger.LogDebug("{Pieces} of {Article} cost {Price}", pieces, input.Text, price);
            context.Write(price.ToString(CultureInfo.InvariantCulture));
        }
    }
}
