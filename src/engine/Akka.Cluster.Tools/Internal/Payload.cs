using Akka.Actor;
using Google.Protobuf;

namespace Akka.Cluster.Tools.Internal;

/// <summary>A message of the application inside one of ours: its bytes, and what is needed to read them.</summary>
internal readonly record struct Payload(ByteString Bytes, int SerializerId, string Manifest)
{
    /// <summary>Writes a message with the serializer that is bound to its type.</summary>
    public static Payload Of(ExtendedActorSystem system, object message)
    {
        var serializer = system.Serialization.FindSerializerFor(message);
        return new Payload(UnsafeByteOperations.UnsafeWrap(serializer.ToBinary(message)), serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }

    /// <summary>Reads the message back.</summary>
    public object Read(ExtendedActorSystem system) => system.Serialization.Deserialize(Bytes.ToByteArray(), SerializerId, Manifest);
}
