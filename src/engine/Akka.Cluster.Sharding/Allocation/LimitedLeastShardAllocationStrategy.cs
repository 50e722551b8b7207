using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Internal;

namespace Akka.Cluster.Sharding.Allocation;

/// <summary>Moves what is above an even share, within limits.</summary>
internal sealed class LimitedLeastShardAllocationStrategy(int absoluteLimit, double relativeLimit) : AbstractLeastShardAllocationStrategy
{
    public override Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress)
        => Task.FromResult(IsAGoodTimeToRebalance(RegionEntriesFor(currentShardAllocations))
            ? ShardBalance.ByLimits(currentShardAllocations.Values.ToList(), rebalanceInProgress, absoluteLimit, relativeLimit)
            : ImmutableHashSet<string>.Empty);
}
