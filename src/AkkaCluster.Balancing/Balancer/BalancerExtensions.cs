using Akka.Hosting;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>Makes a host the load balancer.</summary>
public static class BalancerExtensions
{
    /// <summary>Adds the node and its router actor, which is an <see cref="IRequiredActor{TActor}"/> of <see cref="BalancerActor"/>.</summary>
    public static IServiceCollection AddBalancer(this IServiceCollection services, IConfiguration configuration) => services
        .AddRoomOptions<BalancerOptions>("Balancer", BalancerOptions.Faults)
        .AddNode(configuration, "akkacluster-balancer", _ => new NodeProfile("balancer", 4152, HttpPort: 8180), (akka, provider) => akka.WithBalancer(provider));

    private static AkkaConfigurationBuilder WithBalancer(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BalancerOptions>>().Value;
        if (!options.HasGatewaysOnly)
            MessageLimit.Check("akkacluster.balancer.max-task-size", options.MaxTaskSize, services.MaximumFrameSize());
        return akka.WithRequests(services, "balancer", BalancerActor.Props(options, TimeProvider.System, Random.Shared));
    }
}
