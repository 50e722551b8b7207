using System.Diagnostics.Metrics;

namespace AkkaCluster.Http.Metrics;

/// <summary>Reads the bucket bounds that an instrument's author advises.</summary>
internal static class InstrumentAdviceExtensions
{
    public static double[]? Advice(this Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => Bounds(histogram.Advice),
        Histogram<long> histogram => Bounds(histogram.Advice),
        Histogram<int> histogram => Bounds(histogram.Advice),
        _ => null,
    };

    private static double[]? Bounds<T>(InstrumentAdvice<T>? advice)
        where T : struct =>
        advice?.HistogramBucketBoundaries is { Count: > 0 } bounds ? [.. bounds.Select(bound => Convert.ToDouble(bound, System.Globalization.CultureInfo.InvariantCulture))] : null;
}
