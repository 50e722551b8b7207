using Akka.Hosting;
using AkkaCluster.Balancing;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Http;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.LoadBalancer;

/// <summary>The load balancer: a router actor over the servers that it is told of, and the HTTP API before it.</summary>
internal static class LoadBalancerNode
{
    public static ConsoleNode Program { get; } = new("balancer", "The load balancer: it sends single tasks to servers that know nothing of each other.")
    {
        Flags =
        [
            NodeFlag.For("--servers", "HOST:PORT,...", "akkacluster.balancer.servers", "where requests go: servers, or gateways of a cluster as http://host:port; a weight may follow after a space"),
            NodeFlag.For("--strategy", "NAME", "akkacluster.balancer.strategy", "round-robin (default), weighted-round-robin, random, least-outstanding, power-of-two-choices or consistent-hash"),
            NodeFlag.For("--request-timeout", "DURATION", "akkacluster.balancer.request-timeout", "after which a request is given up (default 30s)"),
            NodeFlag.Switch("--ejection", "akkacluster.balancer.ejection.enabled", "on", "pass over a server that fails request after request"),
            NodeFlag.Switch("--health-check", "akkacluster.balancer.health-check.enabled", "on", "probe the servers, and pass over those that do not answer"),
            NodeFlag.For("--gateway-token", "TOKEN", "akkacluster.balancer.gateway-token", "bearer token for servers that are gateways"),
        ],
        Add = builder => AddBalancer(builder.Services, builder.Configuration),
        Map = app => app.MapBalancer(() => (app.Services.GetRequiredService<IRequiredActor<BalancerActor>>().ActorRef, app.Services.GetRequiredService<BalancerSettings>())),
    };

    private static void AddBalancer(IServiceCollection services, IConfiguration configuration)
    {
        services.AddRoomOptions<BalancerOptions>("Balancer", BalancerOptions.Faults).AddBalancerHttp();
        services.AddSingleton(provider => BalancerSettings.From(provider.GetRequiredService<IOptions<BalancerOptions>>().Value, provider.MaximumFrameSize()));
        services.AddNode(configuration, "akkacluster-balancer", _ => new NodeProfile("balancer", 4152, HttpPort: 8180), (akka, provider) => akka.WithBalancer(provider));
    }

    private static AkkaConfigurationBuilder WithBalancer(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var settings = services.GetRequiredService<BalancerSettings>();
        akka.AddHocon(BalancingDefaults.Config, HoconAddMode.Append);
        return akka.WithGuardedSerialization().WithActors((system, registry) =>
        {
            var balancer = system.ActorOf(BalancerActor.Props(settings, TimeProvider.System, Random.Shared), "balancer");
            registry.Register<BalancerActor>(balancer);
            Draining.Before(system, balancer);
            system.WatchVitalActors(services.GetRequiredService<StopRequest>())(balancer);
        });
    }
}
