using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster.Protocol;
using Akka.Cluster.Serialization.Wire;
using Akka.Serialization;
using Akka.Util;
using Google.Protobuf;

namespace Akka.Cluster.Serialization;

/// <summary>Writes what cluster daemons say to each other in protobuf.</summary>
public class ClusterMessageSerializer : SerializerWithStringManifest
{
    private const string InitJoinManifest = "IJ";
    private const string InitJoinAckManifest = "IJA";
    private const string InitJoinNackManifest = "IJN";
    private const string JoinManifest = "J";
    private const string WelcomeManifest = "W";
    private const string GossipEnvelopeManifest = "GE";
    private const string GossipStatusManifest = "GS";
    private const string HeartbeatManifest = "HB";
    private const string HeartbeatRspManifest = "HBR";
    private const string LeaveManifest = "L";
    private const string DownManifest = "D";
    private const string ExitingConfirmedManifest = "EC";

    /// <summary>Makes the serializer of a system.</summary>
    public ClusterMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc/>
    public override int Identifier => 5;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        ClusterProtocol.Heartbeat => HeartbeatManifest,
        ClusterProtocol.HeartbeatRsp => HeartbeatRspManifest,
        ClusterProtocol.GossipEnvelope => GossipEnvelopeManifest,
        ClusterProtocol.GossipStatus => GossipStatusManifest,
        ClusterProtocol.InitJoin => InitJoinManifest,
        ClusterProtocol.InitJoinAck => InitJoinAckManifest,
        ClusterProtocol.InitJoinNack => InitJoinNackManifest,
        ClusterProtocol.Join => JoinManifest,
        ClusterProtocol.Welcome => WelcomeManifest,
        ClusterProtocol.Leave => LeaveManifest,
        ClusterProtocol.Down => DownManifest,
        ClusterProtocol.ExitingConfirmed => ExitingConfirmedManifest,
        _ => throw Unknown(o),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => ToWire(obj).ToByteArray();

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        HeartbeatManifest => Heartbeat(HeartbeatData.Parser.ParseFrom(bytes)),
        HeartbeatRspManifest => HeartbeatRsp(HeartbeatRspData.Parser.ParseFrom(bytes)),
        GossipEnvelopeManifest => Envelope(GossipEnvelopeData.Parser.ParseFrom(bytes)),
        GossipStatusManifest => Status(GossipStatusData.Parser.ParseFrom(bytes)),
        InitJoinManifest => new ClusterProtocol.InitJoin(InitJoinData.Parser.ParseFrom(bytes).Settings.ToImmutableSortedDictionary()),
        InitJoinAckManifest => Ack(InitJoinAckData.Parser.ParseFrom(bytes)),
        InitJoinNackManifest => new ClusterProtocol.InitJoinNack(Address(bytes)),
        JoinManifest => Join(JoinData.Parser.ParseFrom(bytes)),
        WelcomeManifest => Welcome(WelcomeData.Parser.ParseFrom(bytes)),
        LeaveManifest => new ClusterProtocol.Leave(Address(bytes)),
        DownManifest => new ClusterProtocol.Down(Address(bytes)),
        ExitingConfirmedManifest => new ClusterProtocol.ExitingConfirmed(WireNodes.FromWire(NodeData.Parser.ParseFrom(bytes))),
        _ => throw new SerializationException($"{nameof(ClusterMessageSerializer)} was given the manifest '{manifest}', which it does not know."),
    };

    private static IMessage ToWire(object message) => message switch
    {
        ClusterProtocol.Heartbeat m => new HeartbeatData { From = WireNodes.ToWire(m.From), Sequence = m.Sequence },
        ClusterProtocol.HeartbeatRsp m => new HeartbeatRspData { From = WireNodes.ToWire(m.From), Sequence = m.Sequence },
        ClusterProtocol.GossipEnvelope m => new GossipEnvelopeData
        {
            From = WireNodes.ToWire(m.From),
            To = WireNodes.ToWire(m.To),
            Gossip = WireGossip.ToWire(m.Gossip),
        },
        ClusterProtocol.GossipStatus m => new GossipStatusData
        {
            From = WireNodes.ToWire(m.From),
            Clock = { WireGossip.ClockToWire(m.Version) },
            SeenDigest = m.SeenDigest,
        },
        ClusterProtocol.InitJoin m => new InitJoinData { Settings = { m.Settings } },
        ClusterProtocol.InitJoinAck m => new InitJoinAckData { From = WireNodes.ToWire(m.From), Differences = { m.Differences } },
        ClusterProtocol.InitJoinNack m => WireNodes.ToWire(m.From),
        ClusterProtocol.Join m => new JoinData { Node = WireNodes.ToWire(m.Node), Roles = { m.Roles }, AppVersion = m.AppVersion.Version },
        ClusterProtocol.Welcome m => new WelcomeData { From = WireNodes.ToWire(m.From), Gossip = WireGossip.ToWire(m.Gossip) },
        ClusterProtocol.Leave m => WireNodes.ToWire(m.Node),
        ClusterProtocol.Down m => WireNodes.ToWire(m.Node),
        ClusterProtocol.ExitingConfirmed m => WireNodes.ToWire(m.Node),
        _ => throw Unknown(message),
    };

    private static ClusterProtocol.Heartbeat Heartbeat(HeartbeatData data) => new(WireNodes.FromWire(data.From), data.Sequence);

    private static ClusterProtocol.HeartbeatRsp HeartbeatRsp(HeartbeatRspData data) => new(WireNodes.FromWire(data.From), data.Sequence);

    private static ClusterProtocol.GossipEnvelope Envelope(GossipEnvelopeData data) =>
        new(WireNodes.FromWire(data.From), WireNodes.FromWire(data.To), WireGossip.FromWire(data.Gossip));

    private static ClusterProtocol.GossipStatus Status(GossipStatusData data) =>
        new(WireNodes.FromWire(data.From), WireGossip.ClockFromWire(data.Clock, []), data.SeenDigest);

    private static ClusterProtocol.InitJoinAck Ack(InitJoinAckData data) => new(WireNodes.FromWire(data.From), [.. data.Differences]);

    private static ClusterProtocol.Join Join(JoinData data) =>
        new(WireNodes.FromWire(data.Node), [.. data.Roles], AppVersion.Create(data.AppVersion));

    private static ClusterProtocol.Welcome Welcome(WelcomeData data) => new(WireNodes.FromWire(data.From), WireGossip.FromWire(data.Gossip));

    private static Address Address(byte[] bytes) => WireNodes.FromWire(AddressData.Parser.ParseFrom(bytes));

    private static ArgumentException Unknown(object message) =>
        new($"{nameof(ClusterMessageSerializer)} was given a {message.GetType()}; expected one of the messages in {nameof(ClusterProtocol)}.");
}
