using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Cluster.Protocol;
using Akka.Cluster.Serialization;
using Akka.Cluster.Tests.Gossiping;
using Akka.Util;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Cluster.Tests.Serialization;

public class ClusterMessageSerializerTests
{
    private readonly ClusterMessageSerializer _serializer = new(null!);

    [Fact]
    public void Any_gossip_is_read_as_it_was_written() =>
        Prop.ForAll(GossipGen.Gossips, gossip =>
        {
            var seen = gossip.SeenByAll();
            var read = RoundTrip(new ClusterProtocol.GossipEnvelope(Some.Node(1), Some.Node(2), seen)).Gossip;
            return read.SameContent(seen) && read.Version.IsSameAs(seen.Version) && read.Seen.SetEquals(seen.Seen)
                && read.Tombstones.SequenceEqual(seen.Tombstones);
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Members_keep_their_roles_and_versions()
    {
        var member = Member.Create(Some.Node(1), 7, MemberStatus.Leaving, ["worker", "gpu"], AppVersion.Create("1.2.3"));
        var read = RoundTrip(new ClusterProtocol.Welcome(Some.Node(2), Some.Gossip(member, Some.Member(2)))).Gossip.Members[Some.Node(1)];
        Assert.True(read.SameState(member));
        Assert.Equal(["gpu", "worker"], read.Roles.Order());
        Assert.Equal("1.2.3", read.AppVersion.Version);
    }

    [Fact]
    public void A_new_version_makes_the_same_clock_on_the_other_side()
    {
        var gossip = Some.Gossip(Some.Member(1)).ChangedBy(Some.Node(1));
        var status = RoundTrip(new ClusterProtocol.GossipStatus(Some.Node(1), gossip.Version, -5));
        Assert.True(status.Version.IsSameAs(gossip.Version));
        Assert.Equal(-5, status.SeenDigest);
    }

    public static TheoryData<int> Plain => [.. Enumerable.Range(0, Messages.Length)];

    [Theory]
    [MemberData(nameof(Plain))]
    public void Each_message_is_read_as_it_was_written(int index) => Assert.Equal(Messages[index], RoundTrip(Messages[index]));

    [Fact]
    public void Settings_roles_and_differences_are_read_as_they_were_written()
    {
        var settings = ImmutableSortedDictionary<string, string>.Empty.Add("a", "1").Add("b", "");
        Assert.Equal(settings, RoundTrip(new ClusterProtocol.InitJoin(settings)).Settings);
        var ack = RoundTrip(new ClusterProtocol.InitJoinAck(Some.Node(1).Address, ["x is y"]));
        Assert.Equal((Some.Node(1).Address, "x is y"), (ack.From, Assert.Single(ack.Differences)));
        var join = RoundTrip(new ClusterProtocol.Join(Some.Node(3), ["r"], AppVersion.Create("2.0.0")));
        Assert.Equal((Some.Node(3), "r", "2.0.0"), (join.Node, Assert.Single(join.Roles), join.AppVersion.Version));
    }

    [Fact]
    public void What_it_does_not_know_it_refuses()
    {
        Assert.Throws<SerializationException>(() => _serializer.FromBinary([], "XX"));
        Assert.Throws<ArgumentException>(() => _serializer.ToBinary("text"));
    }

    private static readonly IClusterMessage[] Messages =
    [
        new ClusterProtocol.InitJoinNack(Some.Node(1).Address),
        new ClusterProtocol.Heartbeat(Some.Node(1).Address, 42),
        new ClusterProtocol.HeartbeatRsp(Some.Node(1), 43),
        new ClusterProtocol.Leave(Some.Node(2).Address),
        new ClusterProtocol.Down(Some.Node(2).Address),
        new ClusterProtocol.ExitingConfirmed(Some.Node(2)),
    ];

    private T RoundTrip<T>(T message)
        where T : IClusterMessage => (T)_serializer.FromBinary(_serializer.ToBinary(message), _serializer.Manifest(message));
}
