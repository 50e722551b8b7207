using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>The association is up.</summary>
public sealed class AssociatedEvent : AssociationEvent
{
    /// <summary>Makes the event.</summary>
    public AssociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    {
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
        EventName = "Associated";
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
