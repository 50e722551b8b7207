using System.Buffers;
using System.Text;
using Akka.Actor;
using Akka.Cluster.Sharding.Serialization.Wire;
using Akka.Cluster.Tools.Internal;
using Akka.Remote.Wire;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Cluster.Sharding.Serialization;

/// <summary>
/// <see cref="ShardingEnvelope"/> to and from protobuf. It is what most messages to entities travel in: remoting has it written straight into its buffer and read from there.
/// </summary>
internal sealed class EnvelopeWire(ExtendedActorSystem system)
{
    public byte[] ToBytes(ShardingEnvelope envelope)
    {
        var payload = Payload.Of(system, envelope.Message);
        return new EnvelopeMessage { Entity = envelope.EntityId, Payload = payload.Bytes, Serializer = payload.SerializerId, Manifest = payload.Manifest }.ToByteArray();
    }

    public void Write(ShardingEnvelope envelope, IBufferWriter<byte> writer)
    {
        var serializer = system.Serialization.FindSerializerFor(envelope.Message);
        if (writer is not FrameBuffer buffer || serializer is not IBufferSerializer direct)
        {
            writer.Write(ToBytes(envelope));
            return;
        }

        buffer.WriteString(EnvelopeMessage.EntityFieldNumber, envelope.EntityId);
        var mark = buffer.BeginBytes(EnvelopeMessage.PayloadFieldNumber);
        direct.Write(envelope.Message, buffer);
        buffer.EndBytes(mark);
        buffer.WriteUInt(EnvelopeMessage.SerializerFieldNumber, (ulong)serializer.Identifier);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, envelope.Message);
        if (manifest.Length > 0) buffer.WriteString(EnvelopeMessage.ManifestFieldNumber, manifest);
    }

    public ShardingEnvelope Read(ReadOnlySpan<byte> bytes)
    {
        var entity = "";
        var manifest = "";
        var serializerId = 0;
        ReadOnlySpan<byte> payload = default;
        var reader = new ProtobufReader(bytes);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case EnvelopeMessage.EntityFieldNumber: entity = Encoding.UTF8.GetString(reader.Bytes()); break;
                case EnvelopeMessage.PayloadFieldNumber: payload = reader.Bytes(); break;
                case EnvelopeMessage.SerializerFieldNumber: serializerId = (int)reader.Varint(); break;
                case EnvelopeMessage.ManifestFieldNumber: manifest = Encoding.UTF8.GetString(reader.Bytes()); break;
                default: reader.Skip(); break;
            }
        }

        var serialization = system.Serialization;
        var message = serialization.GetSerializerById(serializerId) is IBufferSerializer direct
            ? direct.Read(payload, manifest)
            : serialization.Deserialize(payload.ToArray(), serializerId, manifest);
        return new ShardingEnvelope(entity, message);
    }
}
