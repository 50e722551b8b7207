using System.Text.Json.Serialization;
using AkkaCluster.Http.Description;
using AkkaCluster.Http.Health;
using AkkaCluster.Http.Logs;
using AkkaCluster.Http.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Http;

/// <summary>The HTTP side that every kind of node has.</summary>
public static class HttpExtensions
{
    /// <summary>Adds what every node's HTTP side needs.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options) => services.AddSingleton(options).AddGateway();

    /// <summary>Adds what every node's HTTP side needs beside its <see cref="GatewayOptions"/>.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.AddSingleton<RequestRooms>();
        services.AddSingleton<MetricsCollector>();
        services.AddRouting();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, NodeJson.Default);
        });
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
            var others = await Task.WhenAll(context.RequestServices.GetServices<IMetricsSource>().Select(source => source.WriteAsync(token))).ConfigureAwait(false);
            return TypedResults.Text(string.Concat(others) + metrics.Write(), "text/plain; version=0.0.4; charset=utf-8");
        }).Describe("metrics", "node", "Figures for Prometheus").Produces<string>(StatusCodes.Status200OK, "text/plain");
    }
}
