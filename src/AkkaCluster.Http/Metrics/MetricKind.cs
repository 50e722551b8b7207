namespace AkkaCluster.Http.Metrics;

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}
