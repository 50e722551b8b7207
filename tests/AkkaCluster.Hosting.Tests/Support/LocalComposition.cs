using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Http;
using AkkaCluster.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;

namespace AkkaCluster.Hosting.Tests.Support;

/// <summary>A node without remoting, to see what every node does.</summary>
internal sealed class LocalComposition(Action<ActorSystem, NodeSettings> started) : NodeComposition
{
    public override string Role => "local";

    public override string Purpose => "For tests.";

    public override IReadOnlyList<Config> References => [ConfigurationFactory.ParseString("akka.actor.provider = local")];

    public bool Stopped { get; private set; }

    /// <summary>Called when the ports are chosen and nothing listens yet.</summary>
    public Action<NodeSettings> Prepared { get; init; } = _ => { };

    /// <summary>Whether it is never ready, as where a store does not answer.</summary>
    public bool PreparesUntilStopped { get; init; }

    public override Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        Prepared(settings);
        return PreparesUntilStopped ? new TaskCompletionSource().Task.WaitAsync(cancellation) : Task.CompletedTask;
    }

    public override Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        started(system, settings);
        return Task.CompletedTask;
    }

    public override void Map(WebApplication app) => app.MapNode((_, _) => Task.FromResult<string?>(null));

    public override ValueTask StopAsync()
    {
        Stopped = true;
        return ValueTask.CompletedTask;
    }
}
