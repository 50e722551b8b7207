using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>Finds what so many pieces of each article cost. The application's services come by its constructor.</summary>
internal sealed class QuoteKind(PriceList prices) : JobKind<QuoteParameters, string, decimal>
{
    public override string Name => "quote";

    public override string Description => "Finds what so many pieces of each article cost, and all of them together.";

    protected override async ValueTask<decimal> ExecuteAsync(string article, QuoteParameters parameters, TaskContext context, CancellationToken cancellation)
    {
        var price = await prices.FindAsync(article, cancellation) * parameters.Pieces;
        context.Logger.LogDebug("{Pieces} of {Article} cost {Price}", parameters.Pieces, article, price);
        return price;
    }

    protected override IReducer CreateReducer(QuoteParameters parameters) => new SumReducer();
}
