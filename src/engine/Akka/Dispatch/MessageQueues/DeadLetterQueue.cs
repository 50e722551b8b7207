using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The queue of whatever reached nobody.</summary>
internal sealed class DeadLetterQueue : IMessageQueue
{
    public static readonly DeadLetterQueue Instance = new();

    public bool HasMessages => false;

    public int Count => 0;

    public static void Send(IActorRef receiver, Envelope envelope)
    {
        // A subscriber to dead letters that is gone itself: telling the subscribers of it again would have no end.
        if (envelope.Message is AllDeadLetters) return;
        var deadLetters = ((IInternalActorRef)receiver).Provider.DeadLetters;
        deadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender.IsNobody() ? deadLetters : envelope.Sender, receiver), envelope.Sender);
    }

    public void Enqueue(IActorRef receiver, Envelope envelope) => Send(receiver, envelope);

    public bool TryDequeue(out Envelope envelope)
    {
        envelope = default;
        return false;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters) { }
}
