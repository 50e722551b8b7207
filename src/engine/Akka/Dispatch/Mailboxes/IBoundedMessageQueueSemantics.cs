namespace Akka.Dispatch;

/// <summary>The queue has a limit.</summary>
public interface IBoundedMessageQueueSemantics : ISemantics
{
    /// <summary>How long a sender waits for room before its message goes to the dead letters.</summary>
    TimeSpan PushTimeOut { get; }
}
