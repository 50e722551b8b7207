using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Sends with the actor that is running as the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message from the actor that is running, or from nobody outside of actors.</summary>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, InternalCurrentActorCellKeeper.Current is { } cell ? cell.Self : ActorRefs.NoSender);

    /// <summary>Sends a message on with the sender of the message that is being processed.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, InternalCurrentActorCellKeeper.Current is { } cell ? cell.Sender : ActorRefs.NoSender);
}
