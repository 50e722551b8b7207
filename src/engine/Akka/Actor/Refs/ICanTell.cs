namespace Akka.Actor;

/// <summary>What messages can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Sends a message; returns at once, at most once delivered.</summary>
    /// <param name="message">The message; not null.</param>
    /// <param name="sender">Who gets the answers; <see cref="ActorRefs.NoSender"/> for nobody.</param>
    void Tell(object message, IActorRef sender);
}
