using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AkkaCluster.Http.Metrics;

/// <summary>One instrument and its series.</summary>
internal sealed class MetricFamily
{
    /// <summary>Seconds: fine where calls usually are, coarse where they hang.</summary>
    private static readonly double[] SecondBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] CountBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000];

    public MetricFamily(Instrument instrument)
    {
        var definition = instrument.GetType().IsGenericType ? instrument.GetType().GetGenericTypeDefinition() : null;
        Kind = definition == typeof(Histogram<>) ? MetricKind.Histogram
            : definition == typeof(Counter<>) || definition == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
        IsSum = definition == typeof(Counter<>) || definition == typeof(UpDownCounter<>);
        Name = PrometheusText.Name(instrument.Name, instrument.Unit, Kind);
        Help = instrument.Description ?? "";
        Bounds = Kind != MetricKind.Histogram ? null
            : instrument.Advice() is { } advised ? advised
            : instrument.Unit == "s" ? SecondBounds : CountBounds;
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    public double[]? Bounds { get; }

    public ConcurrentDictionary<string, MetricSeries> Series { get; } = new(StringComparer.Ordinal);

    private bool IsSum { get; }

    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = Series.GetOrAdd(PrometheusText.Labels(tags), _ => new MetricSeries(Bounds));
        if (Kind == MetricKind.Histogram)
            series.Record(value);
        else if (IsSum)
            series.Add(value);
        else
            series.Set(value);
    }
}
