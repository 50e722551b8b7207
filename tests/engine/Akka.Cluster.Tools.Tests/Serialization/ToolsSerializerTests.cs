using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Cluster.Tools.PublishSubscribe.Serialization;
using Akka.Cluster.Tools.Singleton;
using Akka.Cluster.Tools.Singleton.Serialization;
using Akka.Cluster.Tools.Tests.Harness;

namespace Akka.Cluster.Tools.Tests.Serialization;

public class ToolsSerializerTests
{
    [Fact]
    public async Task Every_message_of_the_singleton_is_read_as_it_was_written()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        var serializer = new ClusterSingletonMessageSerializer(system);
        object[] messages =
        [
            new SingletonProtocol.HandOverToMe(), new SingletonProtocol.HandOverInProgress(), new SingletonProtocol.HandOverDone(), new SingletonProtocol.Locate(),
            new SingletonProtocol.Located(system.ActorOf(Props.Empty)), new SingletonProtocol.Moving(Cluster.Get(system).SelfAddress), new SingletonProtocol.Moving(null), new SingletonProtocol.Paused(),
        ];

        foreach (var message in messages)
            Assert.Equal(message, serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message)));
    }

    [Fact]
    public async Task Every_message_of_publish_subscribe_is_read_as_it_was_written()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        var serializer = new DistributedPubSubMessageSerializer(system);
        object[] messages =
        [
            new Publish("t", "m", true), new Send("/user/a", 1, true), new SendToAll("/user/a", "m", true), new PubSubProtocol.ToSubscribers("k", "m"),
        ];

        foreach (var message in messages)
            Assert.Equal(message, serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message)));
    }

    [Fact]
    public async Task Gossip_of_mediators_keeps_versions_and_registrations()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        var serializer = new DistributedPubSubMessageSerializer(system);
        var self = Cluster.Get(system).SelfAddress;
        var actor = system.ActorOf(Props.Empty);
        var content = ImmutableDictionary<string, RegistryEntry>.Empty.Add("a", new RegistryEntry(5, actor)).Add("b", new RegistryEntry(6, null));
        var delta = new PubSubProtocol.Delta([new RegistryBucket(self, 3, 6, content)]);
        var status = new PubSubProtocol.Status(ImmutableDictionary<Address, long>.Empty.Add(self, 6), true);

        var readDelta = (PubSubProtocol.Delta)serializer.FromBinary(serializer.ToBinary(delta), serializer.Manifest(delta));
        var readStatus = (PubSubProtocol.Status)serializer.FromBinary(serializer.ToBinary(status), serializer.Manifest(status));

        var bucket = Assert.Single(readDelta.Buckets);
        Assert.Equal((self, 3L, 6L), (bucket.Owner, bucket.From, bucket.Version));
        Assert.Equal(content.OrderBy(e => e.Key), bucket.Content.OrderBy(e => e.Key));
        Assert.True(readStatus.IsReply);
        Assert.Equal(6, readStatus.Versions[self]);
    }
}
