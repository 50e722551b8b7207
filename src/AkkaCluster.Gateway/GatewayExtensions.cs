using AkkaCluster.Gateway.Cluster;
using AkkaCluster.Gateway.Dashboard;
using AkkaCluster.Gateway.Health;
using AkkaCluster.Gateway.Http;
using AkkaCluster.Gateway.Jobs;
using AkkaCluster.Gateway.Logs;
using AkkaCluster.Gateway.Metrics;
using AkkaCluster.Gateway.Tasks;
using AkkaCluster.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Gateway;

/// <summary>Puts the HTTP side together.</summary>
public static class GatewayExtensions
{
    /// <summary>Adds what every node's HTTP side needs. Who maps the job API registers an <see cref="IJobService"/> too.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RequestRooms(options));
        services.AddSingleton<MetricsCollector>();
        services.AddRouting();
        return services;
    }

    /// <summary>Problem details, the token, and the guard against others' web pages: before anything is mapped.</summary>
    public static IApplicationBuilder UseGateway(this IApplicationBuilder app) =>
        app.UseMiddleware<ProblemMiddleware>().UseMiddleware<BrowserGuard>().UseMiddleware<BearerToken>();

    /// <summary>Health, metrics and log: on every kind of node.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="checkReady">Why the node cannot do its work now, or null if it can.</param>
    public static void MapNode(this IEndpointRouteBuilder routes, Func<IServiceProvider, CancellationToken, Task<string?>> checkReady)
    {
        HealthEndpoints.Map(routes, checkReady);
        LogEndpoints.Map(routes);
        // Made now, so that it counts from the node's start.
        var metrics = routes.ServiceProvider.GetRequiredService<MetricsCollector>();
        routes.MapGet("/metrics", async (HttpContext context, CancellationToken token) =>
        {
            // A node of a cluster tells the cluster's figures beside its own.
            var jobs = context.RequestServices.GetService<IJobService>();
            var cluster = jobs is null ? "" : await ClusterMetrics.WriteAsync(jobs, token).ConfigureAwait(false);
            return Results.Text(cluster + metrics.Write(), "text/plain; version=0.0.4; charset=utf-8");
        });
    }

    /// <summary>The API of the job cluster.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapNode((services, token) => services.GetRequiredService<IJobService>().CheckReadyAsync(token));
        SubmitEndpoints.Map(routes);
        JobEndpoints.Map(routes);
        OutputEndpoints.Map(routes);
        ClusterEndpoints.Map(routes);
        var tasks = new JobTaskRunner(routes.ServiceProvider.GetRequiredService<IJobService>(), routes.ServiceProvider.GetRequiredService<GatewayOptions>());
        SingleTaskEndpoint.Map(routes, tasks.RunAsync);
        Pages.Map(routes);
    }
}
