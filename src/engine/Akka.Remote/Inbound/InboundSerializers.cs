using Akka.Serialization;

namespace Akka.Remote.Inbound;

/// <summary>Deserializes payloads; remembers which serializers can read from the receive buffer.</summary>
internal sealed class InboundSerializers(Akka.Serialization.Serialization serialization)
{
    private readonly Dictionary<int, IBufferSerializer?> _direct = [];

    /// <summary>Deserializes a payload that lies in the receive buffer.</summary>
    public object Read(ReadOnlySpan<byte> payload, int serializerId, string manifest) => DirectOf(serializerId) is { } direct
        ? direct.Read(payload, manifest)
        : serialization.Deserialize(payload.ToArray(), serializerId, manifest);

    /// <summary>Deserializes a payload that has an array of its own, which the message may keep.</summary>
    public object Read(byte[] payload, int serializerId, string manifest) => DirectOf(serializerId) is { } direct
        ? direct.Read(payload, manifest)
        : serialization.Deserialize(payload, serializerId, manifest);

    private IBufferSerializer? DirectOf(int serializerId)
    {
        if (!_direct.TryGetValue(serializerId, out var direct))
            _direct.Add(serializerId, direct = serialization.GetSerializerById(serializerId) as IBufferSerializer);
        return direct;
    }
}
