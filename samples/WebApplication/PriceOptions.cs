namespace AkkaCluster.Samples.WebApplication;

/// <summary>The section Prices.</summary>
internal sealed class PriceOptions
{
    /// <summary>What a piece of any article costs at least.</summary>
    public decimal Least { get; set; } = 1;

    /// <summary>How long a price takes to find, as in a system that is asked over a network.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(20);
}
