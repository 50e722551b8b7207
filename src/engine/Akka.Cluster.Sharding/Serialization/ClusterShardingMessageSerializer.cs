using System.Buffers;
using Akka.Actor;
using Akka.Cluster.Sharding.Serialization.Wire;
using Akka.Cluster.Tools.Internal;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Cluster.Sharding.Serialization;

/// <summary>Writes the messages of cluster sharding in protobuf (serializer id 13).</summary>
public class ClusterShardingMessageSerializer : SerializerWithStringManifest, IBufferSerializer
{
    private readonly EnvelopeWire _envelopes;

    private const string Envelope = "EA";
    private const string StartEntity = "EB";

    /// <summary>Creates the serializer.</summary>
    public ClusterShardingMessageSerializer(ExtendedActorSystem system) : base(system) => _envelopes = new EnvelopeWire(system);

    /// <summary>Makes the serializer known to a system.</summary>
    internal static void Ensure(ActorSystem system)
        => SerializerRegistration.Ensure(system, Sharding.Internal.ReferenceConfig.Value, "akka-sharding", typeof(IClusterShardingSerializable), s => new ClusterShardingMessageSerializer(s));

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        ShardingEnvelope => Envelope,
        ShardRegion.StartEntity => StartEntity,
        _ => StepWire.ManifestOf(o) ?? QueryWire.ManifestOf(o)
            ?? throw new ArgumentException($"Found a message of type {o.GetType()}; expected one of cluster sharding.", nameof(o)),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        switch (obj)
        {
            case ShardingEnvelope envelope: return _envelopes.ToBytes(envelope);
            case ShardRegion.StartEntity start: return new StartEntityMessage { Entity = start.EntityId }.ToByteArray();
            default:
                return StepWire.ToWire(obj)?.ToByteArray() ?? QueryWire.ToBytes(obj)
                    ?? throw new ArgumentException($"Found a message of type {obj.GetType()}; expected one of cluster sharding.", nameof(obj));
        }
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        switch (manifest)
        {
            case Envelope: return _envelopes.Read(bytes);
            case StartEntity: return new ShardRegion.StartEntity(StartEntityMessage.Parser.ParseFrom(bytes).Entity);
            default:
                return StepWire.FromWire(bytes, manifest, system.Provider) ?? QueryWire.FromBytes(bytes, manifest)
                    ?? throw new ArgumentException($"Found manifest '{manifest}' in a message for serializer {Identifier}; expected one of cluster sharding. Do all nodes run the same version?", nameof(manifest));
        }
    }

    void IBufferSerializer.Write(object obj, IBufferWriter<byte> buffer)
    {
        if (obj is ShardingEnvelope envelope) _envelopes.Write(envelope, buffer);
        else buffer.Write(ToBinary(obj));
    }

    object IBufferSerializer.Read(ReadOnlySpan<byte> bytes, string manifest)
        => manifest == Envelope ? _envelopes.Read(bytes) : FromBinary(bytes.ToArray(), manifest);
}
