using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Allocation;
using Akka.Cluster.Sharding.Internal;

namespace Akka.Cluster.Sharding;

/// <summary>Moves shards from the region with most to others as soon as it has more than a threshold more than the one with fewest.</summary>
public class LeastShardAllocationStrategy : AbstractLeastShardAllocationStrategy
{
    private readonly int _rebalanceThreshold;
    private readonly int _maxSimultaneousRebalance;

    /// <summary>Creates the strategy.</summary>
    /// <param name="rebalanceThreshold">Difference above which shards move; 1 or more.</param>
    /// <param name="maxSimultaneousRebalance">Shards that may move at a time.</param>
    public LeastShardAllocationStrategy(int rebalanceThreshold, int maxSimultaneousRebalance)
    {
        if (rebalanceThreshold < 1) throw new ArgumentOutOfRangeException(nameof(rebalanceThreshold), rebalanceThreshold, "The rebalance threshold must be 1 or more.");
        _rebalanceThreshold = rebalanceThreshold;
        _maxSimultaneousRebalance = maxSimultaneousRebalance;
    }

    /// <inheritdoc/>
    public override Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress)
        => Task.FromResult(IsAGoodTimeToRebalance(RegionEntriesFor(currentShardAllocations))
            ? ShardBalance.ByThreshold(currentShardAllocations.Values.ToList(), rebalanceInProgress, _rebalanceThreshold, _maxSimultaneousRebalance)
            : ImmutableHashSet<string>.Empty);
}
