using Akka.Actor;
using Akka.Remote.Serialization.Proto;
using Google.Protobuf;

namespace Akka.Remote.Serialization;

/// <summary>Messages within messages: each by its own registered serializer.</summary>
internal static class PayloadSupport
{
    /// <summary>Serializes a message for another to carry; null stays null.</summary>
    public static Payload? ToPayload(this Akka.Serialization.Serialization serialization, object? message)
    {
        if (message is null) return null;
        var serializer = serialization.FindSerializerFor(message);
        return new Payload
        {
            Message = UnsafeByteOperations.UnsafeWrap(serializer.ToBinary(message)),
            Serializer = serializer.Identifier,
            Manifest = Akka.Serialization.Serialization.ManifestFor(serializer, message),
        };
    }

    /// <summary>Deserializes a message that another has carried; null stays null.</summary>
    public static object? FromPayload(this Akka.Serialization.Serialization serialization, Payload? payload) => payload is null
        ? null
        : serialization.Deserialize(payload.Message.ToByteArray(), payload.Serializer, payload.Manifest);

    /// <summary>The path of a reference for the wire; empty for nobody.</summary>
    public static string PathOf(IActorRef? actor) =>
        actor is null || actor.IsNobody() ? "" : Akka.Serialization.Serialization.SerializedActorPath(actor);

    /// <summary>The reference at a path from the wire.</summary>
    public static IActorRef ActorAt(ExtendedActorSystem system, string path) =>
        path.Length == 0 ? ActorRefs.Nobody : system.Provider.ResolveActorRef(path);
}
