using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Another node has quarantined this one.</summary>
public sealed class ThisActorSystemQuarantinedEvent : RemotingLifecycleEvent
{
    /// <summary>Makes the event.</summary>
    public ThisActorSystemQuarantinedEvent(Address localAddress, Address remoteAddress)
    {
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
    }

    /// <summary>The address of this node.</summary>
    public Address LocalAddress { get; }

    /// <summary>The node that has quarantined it.</summary>
    public Address RemoteAddress { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    /// <inheritdoc />
    public override string ToString() =>
        $"The remote system [{RemoteAddress}] has quarantined this system [{LocalAddress}]: it must be restarted to talk to it again.";
}
