using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Configuration;

namespace AkkaCluster.Benchmarks.Sharding;

/// <summary>A node of the benchmark: a cluster over loopback with a region of echoing entities, settings as they come.</summary>
internal static class ShardingNode
{
    public const int Shards = 100;

    public static ActorSystem Start(Address? seed)
    {
        var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString("""
            akka {
              loglevel = WARNING
              actor.provider = cluster
              remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
              cluster.sharding.passivate-idle-entity-after = off
              coordinated-shutdown.exit-clr = off
            }
            """));
        var cluster = Akka.Cluster.Cluster.Get(system);
        cluster.Join(seed ?? cluster.SelfAddress);
        return system;
    }

    public static Address AddressOf(ActorSystem system) => Akka.Cluster.Cluster.Get(system).SelfAddress;

    public static IActorRef StartRegion(ActorSystem system) => ClusterSharding.Get(system).Start(
        "echo", Props.Create(() => new EchoEntity()), ClusterShardingSettings.Create(system), HashCodeMessageExtractor.Create(Shards, _ => null));
}
