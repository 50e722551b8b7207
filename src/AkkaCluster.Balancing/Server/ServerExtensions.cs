using Akka.Hosting;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Balancing.Server;

/// <summary>Makes a host a server behind the load balancer.</summary>
public static class ServerExtensions
{
    /// <summary>Adds the node and the actor that runs tasks.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where its settings are.</param>
    /// <param name="kinds">The kinds that it runs, whose tasks may put out so many bytes.</param>
    public static IServiceCollection AddServer(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, int, JobKindRegistry> kinds) => services
        .AddRoomOptions<ServerOptions>("Server", ServerOptions.Faults)
        .AddNode(configuration, ServerActor.SystemName, _ => new NodeProfile("server", 4153, Http: false), (akka, provider) => akka.WithServer(provider, kinds));

    private static AkkaConfigurationBuilder WithServer(this AkkaConfigurationBuilder akka, IServiceProvider services, Func<IServiceProvider, int, JobKindRegistry> kinds)
    {
        var options = services.GetRequiredService<IOptions<ServerOptions>>().Value;
        MessageLimit.Check("akkacluster.server.max-output-size", options.MaxOutputSize, services.MaximumFrameSize());
        return akka.WithRequests(services, ServerActor.Name, ServerActor.Props(kinds(services, options.MaxOutputSize), options));
    }
}
