using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Tells a parent that a child failed.</summary>
public sealed class Failed : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Failed(IActorRef child, Exception cause, long uid)
    {
        Child = child;
        Cause = cause;
        Uid = uid;
    }

    /// <summary>The child.</summary>
    public IActorRef Child { get; }

    /// <summary>Why it failed.</summary>
    public Exception Cause { get; }

    /// <summary>The incarnation of the child.</summary>
    public long Uid { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Failed>: {Child} ({Uid}) {Cause}";
}
