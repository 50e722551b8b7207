using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>Decides where shards live and when they move. Called by the coordinator alone, one call at a time.</summary>
public interface IShardAllocationStrategy : INoSerializationVerificationNeeded
{
    /// <summary>Chooses the region that will host a shard.</summary>
    /// <param name="requester">The region that wants the shard to live somewhere.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="currentShardAllocations">Shards by region, of all regions that can host more.</param>
    Task<IActorRef> AllocateShard(IActorRef requester, string shardId, IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations);

    /// <summary>Chooses the shards that should move. Where to is asked when they have stopped.</summary>
    /// <param name="currentShardAllocations">Shards by region, of all regions that can host more.</param>
    /// <param name="rebalanceInProgress">Shards that are moving already.</param>
    Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress);
}
