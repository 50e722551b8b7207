using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that did arrive.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Takes the message and its sender.</summary>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc />
    public override object Message { get; }

    /// <inheritdoc />
    public override IActorRef Sender { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{Message}> from {Sender}";
}
