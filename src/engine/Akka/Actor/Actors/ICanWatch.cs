namespace Akka.Actor;

/// <summary>Watches the lives of actors.</summary>
public interface ICanWatch
{
    /// <summary>Has a <see cref="Terminated"/> sent when the actor stops.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Has a message of one's own sent, instead of <see cref="Terminated"/>, when the actor stops.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>No longer watches; no <see cref="Terminated"/> comes after this, not even one that is in the mailbox.</summary>
    IActorRef Unwatch(IActorRef subject);
}
