using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Http;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;

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
        Add = builder => builder.Services.AddBalancerHttp().AddBalancer(builder.Configuration),
        Map = app => app.MapBalancer(),
    };
}
