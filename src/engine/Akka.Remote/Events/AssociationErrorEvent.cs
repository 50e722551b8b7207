using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>An association could not be made, or broke.</summary>
public sealed class AssociationErrorEvent : AssociationEvent
{
    private readonly LogLevel _level;

    /// <summary>Makes the event.</summary>
    public AssociationErrorEvent(Exception cause, Address localAddress, Address remoteAddress, bool inbound, LogLevel level)
    {
        Cause = cause;
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
        EventName = "AssociationError";
        _level = level;
    }

    /// <summary>What went wrong.</summary>
    public Exception Cause { get; }

    /// <inheritdoc />
    public override Address LocalAddress { get; protected set; }

    /// <inheritdoc />
    public override Address RemoteAddress { get; protected set; }

    /// <inheritdoc />
    public override bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => _level;

    /// <inheritdoc />
    public override string ToString() => $"{base.ToString()}: {Cause.Message}";
}
