using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Stands for "no message arrived".</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    /// <summary>The only one.</summary>
    public static NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    /// <inheritdoc />
    public override object Message => throw NothingReceived();

    /// <inheritdoc />
    public override IActorRef Sender => throw NothingReceived();

    /// <inheritdoc />
    public override string ToString() => "<no message>";

    private static IllegalActorStateException NothingReceived() =>
        new("No message has been received: the last receive or expect took none, so there is no last message and no last sender.");
}
