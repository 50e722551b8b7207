using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Tests.Shared;
using ClusterExtension = Akka.Cluster.Cluster;

namespace AkkaCluster.Downing.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        var config = ConfigurationFactory.ParseString("akka.actor.provider = cluster, akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }");
        using var system = ActorSystem.Create("actors", config.WithFallback(CrashDetectingDowningProvider.DefaultConfig()));
        var provider = new CrashDetectingDowningProvider(system, ClusterExtension.Get(system));
        await ActorsOf.StartEachAsync(typeof(CrashDetectingDowningProvider).Assembly, system, provider.DowningActorProps!);
    }
}
