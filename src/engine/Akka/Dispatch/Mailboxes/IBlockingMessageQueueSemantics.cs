namespace Akka.Dispatch;

/// <summary>Senders and receiver lock the queue.</summary>
public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    /// <summary>How long a lock may take.</summary>
    TimeSpan BlockTimeOut { get; set; }
}
