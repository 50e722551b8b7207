namespace Akka.Dispatch;

/// <summary>A queue without a limit, with a front to put messages back at.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics;
