namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue without a limit, with a front to put messages back at.</summary>
public class UnboundedDequeMessageQueue : DequeWrapperMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    /// <summary>Creates it.</summary>
    public UnboundedDequeMessageQueue() : base(new UnboundedMessageQueue()) { }
}
