using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Balancing;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Http;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.LoadBalancer;

/// <summary>The load balancer: a router actor over the servers that it is told of, and the HTTP API before it.</summary>
internal sealed class LoadBalancerNode : NodeComposition
{
    private BalancerSettings? _settings;
    private IActorRef? _balancer;

    public override string Role => "balancer";

    public override string Purpose => "sends single tasks to servers that know nothing of each other";

    public override IReadOnlyList<NodeFlag> Flags { get; } =
    [
        NodeFlag.ListOf("--servers", "HOST:PORT,...", "akkacluster.balancer.servers", "where requests go: servers, or gateways of a cluster as http://host:port; a weight may follow after a space"),
        NodeFlag.For("--strategy", "NAME", "akkacluster.balancer.strategy", "round-robin (default), weighted-round-robin, random, least-outstanding, power-of-two-choices or consistent-hash"),
        NodeFlag.For("--request-timeout", "DURATION", "akkacluster.balancer.request-timeout", "after which a request is given up (default 30s)"),
        NodeFlag.Switch("--ejection", "akkacluster.balancer.ejection.enabled", "on", "pass over a server that fails request after request"),
        NodeFlag.Switch("--health-check", "akkacluster.balancer.health-check.enabled", "on", "probe the servers, and pass over those that do not answer"),
        NodeFlag.For("--gateway-token", "TOKEN", "akkacluster.balancer.gateway-token", "bearer token for servers that are gateways"),
    ];

    public override IReadOnlyList<Config> References { get; } = [BalancingDefaults.Config];

    public override void AddServices(IServiceCollection services, NodeSettings settings) => services.AddBalancerHttp();

    public override Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        _settings = BalancerSettings.From(settings.Config);
        return Task.CompletedTask;
    }

    public override Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        _balancer = system.ActorOf(BalancerActor.Props(_settings!, TimeProvider.System, Random.Shared), "balancer");
        Draining.Before(system, _balancer);
        system.WatchVitalActors(services.GetRequiredService<StopRequest>())(_balancer);
        return Task.CompletedTask;
    }

    public override void Map(WebApplication app) => app.MapBalancer(_balancer!, _settings!);
}
