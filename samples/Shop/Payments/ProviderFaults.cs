namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>How the simulated provider behaves; the rest of the calls it answers as it should.</summary>
/// <param name="Fails">Share of calls that it fails before it has done anything.</param>
/// <param name="Loses">Share of calls that it carries out, and fails then.</param>
/// <param name="Hangs">Share of calls that it carries out, and answers when nobody waits any more.</param>
/// <param name="Declines">Share of orders whose card is declined.</param>
internal sealed record ProviderFaults(double Fails, double Loses, double Hangs, double Declines)
{
    public static ProviderFaults Usual { get; } = new(0.1, 0.1, 0.05, 0.05);
}
