using Akka.Event;

namespace Akka.Remote;

/// <summary>Remoting itself failed.</summary>
public sealed class RemotingErrorEvent : RemotingLifecycleEvent
{
    /// <summary>Makes the event.</summary>
    public RemotingErrorEvent(Exception cause) => Cause = cause;

    /// <summary>What went wrong.</summary>
    public Exception Cause { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;

    /// <inheritdoc />
    public override string ToString() => $"Remoting error: {Cause.Message}";
}
