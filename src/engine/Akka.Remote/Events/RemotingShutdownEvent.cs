using Akka.Event;

namespace Akka.Remote;

/// <summary>Remoting has shut down.</summary>
public sealed class RemotingShutdownEvent : RemotingLifecycleEvent
{
    /// <summary>Makes the event.</summary>
    public RemotingShutdownEvent()
    {
    }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;

    /// <inheritdoc />
    public override string ToString() => "Remoting shut down";
}
