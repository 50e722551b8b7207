using System.Collections.Frozen;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace AkkaCluster.Jobs.Messages.Serialization;

/// <summary>Writes the messages of this project as protobuf. Only types of its list are read, whatever comes over the wire.</summary>
public sealed class JobMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private static readonly FrozenDictionary<Type, MessageCodec> ByType = MessageCodecs.All.ToFrozenDictionary(codec => codec.Type);
    private static readonly FrozenDictionary<string, MessageCodec> ByManifest = MessageCodecs.All.ToFrozenDictionary(codec => codec.Manifest, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int Identifier => 1000;

    /// <inheritdoc />
    public override string Manifest(object o) => Find(o).Manifest;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => Find(obj).Write(obj);

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => ByManifest.TryGetValue(manifest, out var codec)
        ? codec.Read(bytes)
        : throw new SerializationException($"The message manifest '{manifest}' is not one of job messages; the sending node may run a newer version.");

    private static MessageCodec Find(object message) => ByType.TryGetValue(message.GetType(), out var codec)
        ? codec
        : throw new SerializationException($"{message.GetType()} is no message between nodes; add it to {nameof(MessageCodecs)}.");
}
