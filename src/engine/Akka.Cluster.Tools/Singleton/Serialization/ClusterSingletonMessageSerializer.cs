using Akka.Actor;
using Akka.Cluster.Tools.Internal;
using Akka.Cluster.Tools.Singleton.Serialization.Wire;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Cluster.Tools.Singleton.Serialization;

/// <summary>Writes the messages of singleton managers and proxies in protobuf (serializer id 14).</summary>
public class ClusterSingletonMessageSerializer : SerializerWithStringManifest
{
    private const string HandOverToMe = "A";
    private const string HandOverInProgress = "B";
    private const string HandOverDone = "C";
    private const string Locate = "L";
    private const string Located = "M";
    private const string Moving = "N";
    private const string Paused = "P";

    /// <summary>Creates the serializer.</summary>
    public ClusterSingletonMessageSerializer(ExtendedActorSystem system) : base(system)
    {
    }

    /// <summary>Makes the serializer known to a system.</summary>
    internal static void Ensure(ActorSystem system)
        => SerializerRegistration.Ensure(system, ReferenceConfig.Value, "akka-singleton", typeof(IClusterSingletonMessage), s => new ClusterSingletonMessageSerializer(s));

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        SingletonProtocol.HandOverToMe => HandOverToMe,
        SingletonProtocol.HandOverInProgress => HandOverInProgress,
        SingletonProtocol.HandOverDone => HandOverDone,
        SingletonProtocol.Locate => Locate,
        SingletonProtocol.Located => Located,
        SingletonProtocol.Moving => Moving,
        SingletonProtocol.Paused => Paused,
        _ => throw new ArgumentException($"Found a message of type {o.GetType()}; expected one of the singleton's protocol.", nameof(o)),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => obj switch
    {
        SingletonProtocol.Located located => new LocatedMessage { Singleton = Akka.Serialization.Serialization.SerializedActorPath(located.Singleton) }.ToByteArray(),
        SingletonProtocol.Moving moving => ToWire(moving.Successor).ToByteArray(),
        _ => [],
    };

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        HandOverToMe => new SingletonProtocol.HandOverToMe(),
        HandOverInProgress => new SingletonProtocol.HandOverInProgress(),
        HandOverDone => new SingletonProtocol.HandOverDone(),
        Locate => new SingletonProtocol.Locate(),
        Located => new SingletonProtocol.Located(system.Provider.ResolveActorRef(LocatedMessage.Parser.ParseFrom(bytes).Singleton)),
        Moving => new SingletonProtocol.Moving(FromWire(MovingMessage.Parser.ParseFrom(bytes))),
        Paused => new SingletonProtocol.Paused(),
        _ => throw new ArgumentException($"Found manifest '{manifest}' in a message for serializer {Identifier}; expected one of A, B, C, L, M, N, P. Do all nodes run the same version?", nameof(manifest)),
    };

    private static MovingMessage ToWire(Address? a) => a is null
        ? new MovingMessage()
        : new MovingMessage { Protocol = a.Protocol, System = a.System, Host = a.Host ?? "", Port = a.Port ?? 0 };

    private static Address? FromWire(MovingMessage m)
        => m.Protocol.Length == 0 ? null : new Address(m.Protocol, m.System, m.Host, m.Port);
}
