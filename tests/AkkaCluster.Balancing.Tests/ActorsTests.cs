using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Server;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Contracts;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Balancing.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        using var system = ActorSystem.Create("actors", "akka.actor.provider = remote, akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }");
        var settings = new BalancerOptions { Servers = ["127.0.0.1:4053"] };
        await ActorsOf.StartEachAsync(
            typeof(BalancerActor).Assembly,
            system,
            BalancerActor.Props(settings, TimeProvider.System, new Random(1)),
            ServerActor.Props(new JobKindRegistry([]), new ServerOptions { Slots = 1, Queue = 1, MaxOutputSize = 1000 }),
            GatewayActor.Props(new Uri("http://127.0.0.1:8080"), settings));
    }
}
