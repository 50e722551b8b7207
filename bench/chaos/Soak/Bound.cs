namespace AkkaCluster.Chaos.Soak;

/// <summary>How much more there may be of something in the end.</summary>
/// <param name="Share">Of what there was.</param>
/// <param name="More">And so much on top of that, which is noise where there is little.</param>
internal readonly record struct Bound(double Share, double More)
{
    public double Most(double before) => (before * (1 + Share)) + More;
}
