using AkkaCluster.Http.Access;
using AkkaCluster.Http.Health;
using AkkaCluster.Http.Logs;
using AkkaCluster.Http.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AkkaCluster.Http;

/// <summary>The HTTP side that every kind of node has.</summary>
public static class HttpExtensions
{
    /// <summary>Adds what every node's HTTP side needs.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options) => services.AddSingleton(options).AddGateway();

    /// <summary>Adds what every node's HTTP side needs beside its <see cref="GatewayOptions"/>.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RequestRooms>().AddSingleton<AccessTokens>();
        services.AddTelemetry();
        services.AddRouting();
        services.AddHealthChecks();
        return services;
    }

    /// <summary>Problem details, the tokens, and the guard against others' web pages: before anything is mapped.</summary>
    public static IApplicationBuilder UseGateway(this IApplicationBuilder app) =>
        app.UseMiddleware<ProblemMiddleware>().UseMiddleware<BrowserGuard>().UseMiddleware<AccessCheck>();

    /// <summary>Health, metrics, log and login: on every kind of node.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="checkReady">Why the node cannot do its work now, or null if it can.</param>
    public static void MapNode(this IEndpointRouteBuilder routes, Func<IServiceProvider, CancellationToken, Task<string?>> checkReady)
    {
        HealthEndpoints.Map(routes, checkReady);
        LogEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
        routes.MapMetrics();
    }
}
