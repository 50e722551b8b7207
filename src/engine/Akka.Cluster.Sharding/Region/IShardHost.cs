using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>A shard that is hosted here.</summary>
internal interface IShardHost
{
    /// <summary>Hands a message to an entity, which is started if it does not run.</summary>
    void Deliver(string entity, object message, IActorRef sender);

    /// <summary>Stops all entities, each after what it was sent before; <see cref="RegionRouter.ShardHasStopped"/> follows.</summary>
    void HandOff();
}
