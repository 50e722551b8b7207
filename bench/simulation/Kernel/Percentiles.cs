namespace AkkaCluster.Simulation.Kernel;

/// <summary>The p50 and p99 of what was seen; zero where nothing was.</summary>
internal readonly record struct Percentiles(double Half, double Most)
{
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? default : new Percentiles(sorted[sorted.Count / 2], sorted[(int)(0.99 * (sorted.Count - 1))]);
    }
}
