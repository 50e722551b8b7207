using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>Messages can be put back at the front of the queue, as stashes do.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message at the front.</summary>
    void EnqueueFirst(Envelope envelope);
}
