using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>
/// Stands in the place of a serializer that makes what the bytes name, and refuses both ways. It has string manifests, whatever it stands for:
/// for any other, Akka.NET looks up the type that the manifest names before it asks.
/// </summary>
internal sealed class RefusingSerializer(ExtendedActorSystem system, int id, string replaced) : SerializerWithStringManifest(system)
{
    public override int Identifier => id;

    public override string Manifest(object o) => throw Unregistered(o);

    public override byte[] ToBinary(object obj) => throw Unregistered(obj);

    public override object FromBinary(byte[] bytes, string manifest) =>
        throw new SerializationException($"A message for {replaced} is refused: no node of this cluster sends such ones, and it could name any type.");

    private static SerializationException Unregistered(object message) =>
        new($"{message.GetType()} is no message between nodes: no serializer is registered for it.");
}
