using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Tells a parent of a new child.</summary>
public sealed class Supervise : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Supervise(IActorRef child, bool async)
    {
        Child = child;
        Async = async;
    }

    /// <summary>The child.</summary>
    public IActorRef Child { get; }

    /// <summary>Whether the child is created asynchronously.</summary>
    public bool Async { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Supervise>: {Child} Async={Async}";
}
