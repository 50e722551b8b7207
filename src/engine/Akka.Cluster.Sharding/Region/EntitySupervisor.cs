using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>Supervises entities as any parent does, and tells of their end: what a parent is told anyway need not cost each of 100,000 entities a death watch.</summary>
internal sealed class EntitySupervisor(Action<IActorRef> ended) : OneForOneStrategy(DefaultDecider.Decide)
{
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) => ended(child);
}
