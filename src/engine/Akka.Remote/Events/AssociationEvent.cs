using Akka.Actor;

namespace Akka.Remote;

/// <summary>Something that happened between this node and another.</summary>
public abstract class AssociationEvent : RemotingLifecycleEvent
{
    /// <summary>How the event names itself in logs.</summary>
    protected string EventName = "";

    /// <summary>Makes an event.</summary>
    protected AssociationEvent()
    {
    }

    /// <summary>The address of this node.</summary>
    public abstract Address LocalAddress { get; protected set; }

    /// <summary>The address of the other node.</summary>
    public abstract Address RemoteAddress { get; protected set; }

    /// <summary>Whether the other node began it.</summary>
    public abstract bool IsInbound { get; protected set; }

    /// <inheritdoc />
    public override string ToString() => $"{EventName} [{LocalAddress}] {(IsInbound ? "<-" : "->")} [{RemoteAddress}]";
}
