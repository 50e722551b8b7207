namespace AkkaCluster.Http.Metrics;

/// <summary>Figures that are not this process's own, for <c>/metrics</c>.</summary>
internal interface IMetricsSource
{
    /// <summary>The figures in Prometheus' text format.</summary>
    Task<string> WriteAsync(CancellationToken cancellation);
}
