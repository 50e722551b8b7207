using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Serialization.Proto;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Remote.Serialization;

/// <summary>Messages of Akka.Actor that actors send each other, references, and the heartbeats of remote death watch.</summary>
public sealed class MiscMessageSerializer : SerializerWithStringManifest
{
    private const string IdentifyManifest = "ID";
    private const string ActorIdentityManifest = "AID";
    private const string ActorRefManifest = "AR";
    private const string PoisonPillManifest = "PP";
    private const string KillManifest = "K";
    private const string SuccessManifest = "SS";
    private const string FailureManifest = "SF";
    private const string HeartbeatManifest = "HB";
    private const string HeartbeatRspManifest = "HR";
    private const string RemoteScopeManifest = "RS";
    private const string ConfigManifest = "CF";

    /// <summary>Makes the serializer.</summary>
    public MiscMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>The identifier: 16.</summary>
    public override int Identifier => 16;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        Identify => IdentifyManifest,
        ActorIdentity => ActorIdentityManifest,
        IActorRef => ActorRefManifest,
        PoisonPill => PoisonPillManifest,
        Kill => KillManifest,
        Status.Success => SuccessManifest,
        Status.Failure => FailureManifest,
        RemoteWatcher.Heartbeat => HeartbeatManifest,
        RemoteWatcher.HeartbeatRsp => HeartbeatRspManifest,
        RemoteScope => RemoteScopeManifest,
        Config => ConfigManifest,
        _ => throw Unknown(o),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => obj switch
    {
        Identify m => new IdentifyData { MessageId = Wrap(m.MessageId) }.ToByteArray(),
        ActorIdentity m => new ActorIdentityData { MessageId = Wrap(m.MessageId), Subject = PayloadSupport.PathOf(m.Subject) }.ToByteArray(),
        IActorRef m => new ActorRefData { Path = PayloadSupport.PathOf(m) }.ToByteArray(),
        PoisonPill or Kill or RemoteWatcher.Heartbeat => [],
        Status.Success m => new StatusSuccessData { Status = Wrap(m.Status) }.ToByteArray(),
        Status.Failure m => new StatusFailureData { Cause = ExceptionSupport.ToData(m.Cause), State = Wrap(m.State) }.ToByteArray(),
        RemoteWatcher.HeartbeatRsp m => new HeartbeatRspData { Uid = m.AddressUid }.ToByteArray(),
        RemoteScope m => new RemoteScopeData { Address = m.Address.ToString() }.ToByteArray(),
        Config m => System.Text.Encoding.UTF8.GetBytes(m.ToString()),
        _ => throw Unknown(obj),
    };

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        IdentifyManifest => new Identify(Unwrap(IdentifyData.Parser.ParseFrom(bytes).MessageId)),
        ActorIdentityManifest => IdentityFrom(ActorIdentityData.Parser.ParseFrom(bytes)),
        ActorRefManifest => PayloadSupport.ActorAt(system, ActorRefData.Parser.ParseFrom(bytes).Path),
        PoisonPillManifest => PoisonPill.Instance,
        KillManifest => Kill.Instance,
        SuccessManifest => new Status.Success(Unwrap(StatusSuccessData.Parser.ParseFrom(bytes).Status)),
        FailureManifest => FailureFrom(StatusFailureData.Parser.ParseFrom(bytes)),
        HeartbeatManifest => RemoteWatcher.Heartbeat.Instance,
        HeartbeatRspManifest => new RemoteWatcher.HeartbeatRsp(HeartbeatRspData.Parser.ParseFrom(bytes).Uid),
        RemoteScopeManifest => new RemoteScope(Address.Parse(RemoteScopeData.Parser.ParseFrom(bytes).Address)),
        ConfigManifest => ConfigurationFactory.ParseString(System.Text.Encoding.UTF8.GetString(bytes)),
        _ => throw new SerializationException($"Found manifest [{manifest}], which {nameof(MiscMessageSerializer)} does not know."),
    };

    private static ArgumentException Unknown(object o) =>
        new($"Found a [{o.GetType()}], which {nameof(MiscMessageSerializer)} does not serialize.", nameof(o));

    private ActorIdentity IdentityFrom(ActorIdentityData data) =>
        new(Unwrap(data.MessageId), data.Subject.Length == 0 ? null! : PayloadSupport.ActorAt(system, data.Subject));

    private Status.Failure FailureFrom(StatusFailureData data) =>
        new(ExceptionSupport.FromData(data.Cause)!, Unwrap(data.State));

    private Payload? Wrap(object? message) => system.Serialization.ToPayload(message);

    private object Unwrap(Payload? payload) => system.Serialization.FromPayload(payload)!;
}
