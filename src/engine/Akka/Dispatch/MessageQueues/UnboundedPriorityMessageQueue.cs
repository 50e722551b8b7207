using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue by priority: low numbers first, the order of equals open.</summary>
public class UnboundedPriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, int> _queue;
    private readonly Func<object, int> _priorityGenerator;
    private readonly Stack<Envelope> _front = new();

    /// <summary>Creates it.</summary>
    public UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    {
        _priorityGenerator = priorityGenerator;
        _queue = new PriorityQueue<Envelope, int>(initialCapacity);
    }

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count + _front.Count;

    /// <summary>Puts a message at the front; called by the actor itself only.</summary>
    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope, _priorityGenerator(envelope.Message));

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);
}
