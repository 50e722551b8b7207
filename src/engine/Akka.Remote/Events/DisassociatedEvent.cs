using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>The association has ended.</summary>
public sealed class DisassociatedEvent : AssociationEvent
{
    /// <summary>Makes the event.</summary>
    public DisassociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    {
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
        EventName = "Disassociated";
    }

    /// <inheritdoc />
    public override Address LocalAddress { get; protected set; }

    /// <inheritdoc />
    public override Address RemoteAddress { get; protected set; }

    /// <inheritdoc />
    public override bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}
