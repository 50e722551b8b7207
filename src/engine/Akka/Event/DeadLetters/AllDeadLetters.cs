using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that reached nobody; subscribe to it on the event stream for dead letters of all kinds.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Creates it.</summary>
    protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <inheritdoc/>
    public object Message { get; }

    /// <summary>Whom it was for.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message}>";
}
