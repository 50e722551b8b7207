namespace AkkaCluster.Chaos.Soak;

/// <summary>A figure that was read again and again: a leak shows from the first quarter to the last, what comes and goes does not.</summary>
/// <param name="First">The median of the first quarter.</param>
/// <param name="Last">The median of the last quarter.</param>
/// <param name="Highest">The highest of all.</param>
internal sealed record Growth(double First, double Last, double Highest)
{
    /// <summary>Fewer readings in a quarter say nothing.</summary>
    private const int Fewest = 3;
    private const int Quarters = 4;

    /// <param name="readings">In the order of time, at equal distances.</param>
    /// <returns>Null where there are too few.</returns>
    public static Growth? Of(IReadOnlyList<double> readings)
    {
        var quarter = readings.Count / Quarters;
        return quarter < Fewest ? null : new Growth(Median(readings.Take(quarter)), Median(readings.TakeLast(quarter)), readings.Max());
    }

    public bool Exceeds(Bound bound) => Last > bound.Most(First);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
