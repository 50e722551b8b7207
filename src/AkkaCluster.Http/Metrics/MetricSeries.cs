namespace AkkaCluster.Http.Metrics;

/// <summary>The state of one instrument with one set of labels.</summary>
internal sealed class MetricSeries(double[]? bounds)
{
    private readonly Lock _gate = new();
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private double _value;
    private double _sum;
    private long _count;

    /// <summary>Adds to a counter.</summary>
    public void Add(double value)
    {
        lock (_gate)
            _value += value;
    }

    /// <summary>Sets a gauge, or a counter that is observed as a whole.</summary>
    public void Set(double value)
    {
        lock (_gate)
            _value = value;
    }

    /// <summary>Counts a measurement into a histogram.</summary>
    public void Record(double value)
    {
        var bucket = Array.BinarySearch(bounds!, value);
        lock (_gate)
        {
            _buckets![bucket < 0 ? ~bucket : bucket]++;
            _sum += value;
            _count++;
        }
    }

    public double Value
    {
        get
        {
            lock (_gate)
                return _value;
        }
    }

    public (long[] Buckets, double Sum, long Count) Histogram()
    {
        lock (_gate)
            return ([.. _buckets!], _sum, _count);
    }
}
