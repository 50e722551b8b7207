using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Client;

/// <summary>Adds a client of a cluster to a program's services.</summary>
public static class ClusterClientExtensions
{
    /// <summary>The name of the client's <see cref="IHttpClientFactory"/> configuration, to add handlers of one's own to.</summary>
    public const string HttpClientName = "AkkaCluster";

    /// <summary>Adds an <see cref="IClusterClient"/> that calls these gateways over the program's <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="gateways">Addresses of nodes' HTTP ports; any will do, several let calls go on when one is lost.</param>
    public static IHttpClientBuilder AddAkkaClusterClient(this IServiceCollection services, params string[] gateways) =>
        services.AddAkkaClusterClient(_ => new ClusterClientOptions { Gateways = [.. gateways.Select(gateway => new Uri(gateway))] });

    /// <summary>Adds an <see cref="IClusterClient"/> over the program's <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">How it reaches the cluster; a handler of its own is not used.</param>
    public static IHttpClientBuilder AddAkkaClusterClient(this IServiceCollection services, Func<IServiceProvider, ClusterClientOptions> options)
    {
        services.AddSingleton<IClusterClient>(provider => new ClusterClient(options(provider) with { Handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName) }));
        // The client lives as long as the program: connections are renewed below it, not with it.
        return services.AddHttpClient(HttpClientName).SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    }
}
