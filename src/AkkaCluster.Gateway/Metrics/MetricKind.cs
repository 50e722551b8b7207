namespace AkkaCluster.Gateway.Metrics;

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}
