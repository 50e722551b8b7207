using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;
using Akka.Cluster.Sharding.Serialization;
using Akka.Cluster.Tools.Tests.Harness;
using Akka.Remote.Wire;
using Akka.Serialization;

namespace Akka.Cluster.Sharding.Tests.Serialization;

public class ShardingSerializerTests
{
    [Fact]
    public async Task Every_message_of_the_protocol_is_read_as_it_was_written()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        var serializer = new ClusterShardingMessageSerializer(system);
        var region = system.ActorOf(Props.Empty);
        object[] messages =
        [
            new RegionMessages.GetShardHome("s", null), new RegionMessages.GetShardHome("s", region), new RegionMessages.ShardStarted("s"), new RegionMessages.ShardStopped(1, 2, "s"),
            new RegionMessages.HandOffReady(1, 2, "s", region), new RegionMessages.GracefulShutdownReq(region), new RegionMessages.Flush(1, 2, "s", region),
            new RegionMessages.StaleEpoch(long.MaxValue), new RegionMessages.Farewell(4, region), new RegionMessages.FarewellAck(5, region),
            new CoordinatorMessages.Hello(-1), new CoordinatorMessages.RegisterAck(3), new CoordinatorMessages.ShardHome(1, "s", region),
            new CoordinatorMessages.ShardHome(1, "s", null), new CoordinatorMessages.HostShard(1, "s"), new CoordinatorMessages.BeginHandOff(1, 2, "s"),
            new CoordinatorMessages.HandOff(1, 2, "s"), new ShardRegion.StartEntity("e"), new ShardingEnvelope("e", 42), new ShardingEnvelope("é/ü", "text"),
            GetShardRegionState.Instance, GetShardRegionStats.Instance, GetCurrentRegions.Instance, new GetClusterShardingStats(TimeSpan.FromSeconds(2)),
            new ShardState("s", ImmutableHashSet.Create("a", "b")), new ShardRegionStats(ImmutableDictionary<string, int>.Empty.Add("s", 3)),
            new CurrentRegions(ImmutableHashSet.Create(Cluster.Get(system).SelfAddress)),
            new CurrentShardRegionState(ImmutableHashSet.Create(new ShardState("s", ImmutableHashSet.Create("a")))),
            new ClusterShardingStats(ImmutableDictionary<Address, ShardRegionStats>.Empty.Add(
                Cluster.Get(system).SelfAddress, new ShardRegionStats(ImmutableDictionary<string, int>.Empty.Add("s", 3)))),
        ];

        foreach (var message in messages)
            Assert.Equal(message, serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message)));
    }

    [Fact]
    public async Task An_account_of_a_region_keeps_its_shards()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        var serializer = new ClusterShardingMessageSerializer(system);
        var account = new RegionMessages.Register(7, system.ActorOf(Props.Empty), true, false, [new HostedShard("a", true), new HostedShard("b", false)]);

        var read = (RegionMessages.Register)serializer.FromBinary(serializer.ToBinary(account), serializer.Manifest(account));

        Assert.Equal(account.Shards, read.Shards);
        Assert.Equal(account with { Shards = read.Shards }, read);
    }

    [Fact]
    public async Task An_envelope_written_into_remotings_buffer_is_read_as_one_written_to_bytes()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        IBufferSerializer serializer = new ClusterShardingMessageSerializer(system);
        foreach (var envelope in new[] { new ShardingEnvelope("e", "a text"), new ShardingEnvelope("e", 42), new ShardingEnvelope("", new byte[] { 1, 2 }) })
        {
            using var buffer = new FrameBuffer();
            serializer.Write(envelope, buffer);

            var read = (ShardingEnvelope)serializer.Read(buffer.Written.Span, ((ClusterShardingMessageSerializer)serializer).Manifest(envelope));

            Assert.Equal(envelope.EntityId, read.EntityId);
            Assert.Equal(envelope.Message, read.Message);
        }
    }

    [Fact]
    public async Task A_manifest_of_somebody_else_is_refused()
    {
        await using var cluster = new TestCluster();
        var system = (ExtendedActorSystem)await cluster.StartAsync();
        ClusterShardingMessageSerializer.Ensure(system);
        var serializer = new ClusterShardingMessageSerializer(system);

        var error = Assert.Throws<ArgumentException>(() => serializer.FromBinary([], "ZZ"));

        Assert.Contains("'ZZ'", error.Message, StringComparison.Ordinal);
    }
}
