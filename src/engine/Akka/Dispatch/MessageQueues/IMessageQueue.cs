using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The messages of an actor that it has not yet processed.</summary>
public interface IMessageQueue
{
    /// <summary>Whether there are any.</summary>
    bool HasMessages { get; }

    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Adds a message.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message, where there is one.</summary>
    bool TryDequeue(out Envelope envelope);

    /// <summary>Moves what is left to the dead letters.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
