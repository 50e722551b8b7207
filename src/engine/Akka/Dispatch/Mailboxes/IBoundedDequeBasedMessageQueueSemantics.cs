namespace Akka.Dispatch;

/// <summary>A queue with a limit, with a front to put messages back at.</summary>
public interface IBoundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IBoundedMessageQueueSemantics;
