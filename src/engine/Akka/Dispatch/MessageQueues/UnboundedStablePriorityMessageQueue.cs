using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue by priority: low numbers first, equals in the order of arrival.</summary>
public class UnboundedStablePriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, (int Priority, long Sequence)> _queue;
    private readonly Func<object, int> _priorityGenerator;
    private readonly Stack<Envelope> _front = new();
    private long _sequence;

    /// <summary>Creates it.</summary>
    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    {
        _priorityGenerator = priorityGenerator;
        _queue = new PriorityQueue<Envelope, (int, long)>(initialCapacity);
    }

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count + _front.Count;

    /// <summary>Puts a message at the front; called by the actor itself only.</summary>
    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope, (_priorityGenerator(envelope.Message), _sequence++));

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);
}
