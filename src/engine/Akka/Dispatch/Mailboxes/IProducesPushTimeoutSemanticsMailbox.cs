namespace Akka.Dispatch;

/// <summary>A type of mailbox whose senders wait for room.</summary>
public interface IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>How long they wait.</summary>
    TimeSpan PushTimeout { get; }
}
