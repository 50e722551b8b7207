using Akka.Actor;
using AkkaCluster.Pbm.Membership;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Pbm.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        using var system = ActorSystem.Create("actors", "akka.actor.provider = cluster, akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }");
        var client = system.ActorOf(Props.Create(() => new Akka.TestKit.TestActors.BlackHoleActor()));
        await ActorsOf.StartEachAsync(
            typeof(CommandHandlerActor).Assembly,
            system,
            PbmPalettes.Actor.Handler,
            PbmPalettes.Log.Handler,
            PbmPalettes.Cluster.Handler,
            PbmPalettes.ClusterSharding.Handler,
            PbmPalettes.Remote.Handler,
            LogTail.Props(client, json: true),
            ClusterTail.Props(client, json: true),
            RequestActor.Props(1, _ => { }, _ => { }));
    }
}
