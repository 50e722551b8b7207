using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>A strategy that needs the actor system.</summary>
public interface IActorSystemDependentAllocationStrategy : IShardAllocationStrategy
{
    /// <summary>Called once, before any other method.</summary>
    void Start(ActorSystem system);
}
