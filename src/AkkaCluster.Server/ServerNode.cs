using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Balancing;
using AkkaCluster.Balancing.Server;
using AkkaCluster.Contracts;
using AkkaCluster.Http;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Server;

/// <summary>A server behind the load balancer: plain remoting, the same handlers as a worker, and no knowledge of anybody.</summary>
internal sealed class ServerNode : NodeComposition
{
    private JobKindRegistry? _kinds;
    private ServerSettings? _settings;

    public override string Role => "server";

    public override string Purpose => "runs single tasks that a load balancer sends; knows neither the balancer nor other servers";

    public override IReadOnlyList<NodeFlag> Flags { get; } =
    [
        NodeFlag.For("--slots", "N", "akkacluster.server.slots", "tasks that run at once (default: one per core)"),
        NodeFlag.For("--queue", "N", "akkacluster.server.queue", "requests that wait for a slot (default 10000)"),
        .. CommonFlags.Handlers,
    ];

    public override IReadOnlyList<Config> References { get; } = [BalancingDefaults.Config];

    public override Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        (_kinds, _settings) = (NodeKinds.From(settings), ServerSettings.From(settings.Config));
        return Task.CompletedTask;
    }

    public override Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        var server = system.ActorOf(ServerActor.Props(_kinds!, _settings!), ServerActor.Name);
        Draining.Before(system, server);
        system.WatchVitalActors(services.GetRequiredService<StopRequest>())(server);
        return Task.CompletedTask;
    }

    public override void Map(WebApplication app) => app.MapNode((_, _) => Task.FromResult<string?>(null));
}
