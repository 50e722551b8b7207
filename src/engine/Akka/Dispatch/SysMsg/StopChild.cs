using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Tells a guardian to stop a child.</summary>
internal sealed class StopChild
{
    public StopChild(IActorRef child) => Child = child;

    public IActorRef Child { get; }
}
