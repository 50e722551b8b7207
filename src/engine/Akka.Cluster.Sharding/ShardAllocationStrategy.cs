using Akka.Cluster.Sharding.Allocation;

namespace Akka.Cluster.Sharding;

/// <summary>Ready-made allocation strategies.</summary>
public static class ShardAllocationStrategy
{
    /// <summary>Gives shards to the region that has fewest and moves what is above an even share, up to both limits in one round.</summary>
    /// <param name="absoluteLimit">Shards that may move in one round at most.</param>
    /// <param name="relativeLimit">Part of all shards that may move in one round at most.</param>
    public static IShardAllocationStrategy LeastShardAllocationStrategy(int absoluteLimit, double relativeLimit)
        => new LimitedLeastShardAllocationStrategy(absoluteLimit, relativeLimit);
}
