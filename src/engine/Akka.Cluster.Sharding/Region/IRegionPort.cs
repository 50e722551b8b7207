using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What the decisions of a region do to the world; the actor and the tests implement it.</summary>
internal interface IRegionPort
{
    /// <summary>Sends to another region.</summary>
    void Forward(IActorRef region, object message, IActorRef sender);

    /// <summary>Sends to the coordinator, if one is known.</summary>
    void TellCoordinator(object message);

    /// <summary>Starts to host a shard.</summary>
    IShardHost StartShard(string shard);

    /// <summary>Makes sure that <see cref="RegionRouter.RegionTerminated"/> follows when a region ends.</summary>
    void WatchRegion(IActorRef region);

    /// <summary>The node of that region has been removed from the cluster.</summary>
    bool IsLost(IActorRef region);

    /// <summary>A message was dropped.</summary>
    void Dropped(string shard, object message, IActorRef sender, string reason);
}
