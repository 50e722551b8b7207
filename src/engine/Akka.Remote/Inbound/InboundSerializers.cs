using Akka.Serialization;

namespace Akka.Remote.Inbound;

/// <summary>Deserializes payloads; remembers which serializers can read from the receive buffer.</summary>
internal sealed class InboundSerializers(Akka.Serialization.Serialization serialization)
{
    private readonly Dictionary<int, IBufferSerializer?> _direct = [];

    public object Read(ReadOnlySpan<byte> payload, int serializerId, string manifest)
    {
        if (!_direct.TryGetValue(serializerId, out var direct))
            _direct.Add(serializerId, direct = serialization.GetSerializerById(serializerId) as IBufferSerializer);
        return direct is not null
            ? direct.Read(payload, manifest)
            : serialization.Deserialize(payload.ToArray(), serializerId, manifest);
    }
}
