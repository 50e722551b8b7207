using System.Diagnostics.Metrics;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AkkaCluster.Http.Telemetry;

/// <summary>A node's figures and traces, by OpenTelemetry: figures for Prometheus at <c>/metrics</c>, both to a collector where one is named.</summary>
internal static class TelemetryExtensions
{
    /// <summary>The standard variable that names a collector; without it nothing is sent, and no trace is made.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The SDK takes memory for as many series as an instrument may have when it first sees it, 2,000 unless told otherwise.</summary>
    private const int MostSeries = 200;

    /// <summary>Seconds: fine where calls usually are, coarse where they hang.</summary>
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("akkacluster").AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter("AkkaCluster.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddPrometheusExporter(prometheus =>
                {
                    prometheus.ScopeInfoEnabled = false;
                    prometheus.TargetInfoEnabled = false;
                    prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
                }));
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
        {
            var own = provider.GetRequiredService<IMeterFactory>();
            metrics.AddView(instrument => View(instrument, own));
        });
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector)))
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces.AddSource("AkkaCluster.*", "Microsoft.AspNetCore", "System.Net.Http").AddOtlpExporter());
        return services;
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        // Made now: they count from the node's start, whether or not somebody scrapes.
        var figures = routes.ServiceProvider.GetServices<IFigures>().ToList();
        var scrape = routes.CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        routes.MapGet("/metrics", async (HttpContext context, CancellationToken token) =>
        {
            await Task.WhenAll(figures.Select(figure => figure.RefreshAsync(token))).ConfigureAwait(false);
            await scrape(context).ConfigureAwait(false);
        }).Describe("metrics", "node", "Figures for Prometheus").Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    /// <summary>What is measured of an instrument. A process with several nodes in it, as tests have, tells for each node its own.</summary>
    private static MetricStreamConfiguration View(Instrument instrument, IMeterFactory own) => instrument switch
    {
        { Meter.Scope: IMeterFactory other } when other != own => MetricStreamConfiguration.Drop,
        Histogram<double> { Unit: "s", Advice: null } => new ExplicitBucketHistogramConfiguration { Boundaries = Seconds, CardinalityLimit = MostSeries },
        _ => new MetricStreamConfiguration { CardinalityLimit = MostSeries },
    };
}
