using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>This node has quarantined an incarnation of another: nothing is sent to it or taken from it any more.</summary>
public sealed class QuarantinedEvent : RemotingLifecycleEvent
{
    /// <summary>Makes the event.</summary>
    public QuarantinedEvent(Address address, int uid)
    {
        Address = address;
        Uid = uid;
    }

    /// <summary>The address of the quarantined node.</summary>
    public Address Address { get; }

    /// <summary>Which incarnation of it.</summary>
    public int Uid { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    /// <inheritdoc />
    public override string ToString() =>
        $"Association to [{Address}] with uid [{Uid}] is irrecoverably failed: it is quarantined. The remote actor system must be restarted to be let in again.";
}
