using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>A shard that is hosted here.</summary>
internal interface IShardHost
{
    /// <summary>Hands a message to an entity, which is started if it does not run.</summary>
    void Deliver(string entity, object message, IActorRef sender);

    /// <summary>Stops all entities; <see cref="RegionRouter.ShardHasStopped"/> follows. What waits for entities that are stopping already goes to <paramref name="kept"/>.</summary>
    void HandOff(RouteBuffer kept);
}
