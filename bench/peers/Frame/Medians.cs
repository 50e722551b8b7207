namespace AkkaCluster.Peers.Frame;

internal static class Medians
{
    /// <summary>The median of each figure over the rounds.</summary>
    public static double[] Of(IReadOnlyList<double[]> rounds) => [.. Enumerable.Range(0, rounds[0].Length).Select(figure =>
    {
        var sorted = rounds.Select(round => round[figure]).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    })];
}
