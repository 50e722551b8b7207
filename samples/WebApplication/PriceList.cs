using Microsoft.Extensions.Options;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>A service of the application's own, as its pages use it too.</summary>
internal sealed class PriceList(IOptions<PriceOptions> options)
{
    /// <summary>What a piece of an article costs.</summary>
    public async Task<decimal> FindAsync(string article, CancellationToken cancellation)
    {
        await Task.Delay(options.Value.Delay, cancellation);
        return options.Value.Least + (article.Length % 10);
    }
}
