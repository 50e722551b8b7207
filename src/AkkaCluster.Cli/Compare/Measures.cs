namespace AkkaCluster.Cli.Compare;

/// <summary>What the samples of a run say.</summary>
internal static class Measures
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>A side answers as before in a second in which nothing is lost and it completes this share of what it did.</summary>
    private const double RecoveredShare = 0.5;

    /// <summary>The value that the given share of the others does not pass (nearest rank).</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>The run by seconds.</summary>
    public static IReadOnlyList<SecondReport> BySecond(IReadOnlyList<RequestSample> samples)
    {
        var last = samples.Count == 0 ? -1 : (int)samples.Max(sample => sample.Ended.TotalSeconds);
        var seconds = samples.ToLookup(sample => (int)sample.Ended.TotalSeconds);
        return [.. Enumerable.Range(0, last + 1).Select(second => new SecondReport(
            second, seconds[second].Count(sample => sample.Completed), seconds[second].Count(sample => !sample.Completed),
            Percentile([.. seconds[second].Select(sample => sample.Took.TotalMilliseconds).Order()], 0.99)))];
    }

    /// <summary>Completed tasks a second between two times.</summary>
    public static double Throughput(IReadOnlyList<RequestSample> samples, TimeSpan from, TimeSpan to) =>
        to <= from ? 0 : samples.Count(sample => sample.Completed && sample.Ended >= from && sample.Ended < to) / (to - from).TotalSeconds;

    /// <summary>From the fault until the side answers as before, and goes on so for a while or until the last task is sent; null where it did not within the run.</summary>
    public static TimeSpan? Recovery(IReadOnlyList<RequestSample> samples, TimeSpan fault)
    {
        var least = RecoveredShare * Throughput(samples, TimeSpan.Zero, fault) * Window.TotalSeconds;
        var end = samples.Max(sample => sample.Started);
        var byEnd = samples.OrderBy(sample => sample.Ended).ToList();
        var (recovered, isBad) = (fault, false);
        for (var from = fault; from + Window <= end; from += Step)
        {
            var window = byEnd.SkipWhile(sample => sample.Ended < from).TakeWhile(sample => sample.Ended < from + Window).ToList();
            isBad = window.Count < least || window.Exists(sample => !sample.Completed);
            if (isBad)
                recovered = from + Step;
            else if (from + Window - recovered >= Calm)
                break;
        }

        return isBad ? null : recovered - fault;
    }
}
