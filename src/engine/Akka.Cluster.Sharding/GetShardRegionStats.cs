namespace Akka.Cluster.Sharding;

/// <summary>Asks a region how many entities each of its shards has. Answered with <see cref="ShardRegionStats"/>.</summary>
public sealed class GetShardRegionStats : IShardRegionQuery, IClusterShardingSerializable
{
    private GetShardRegionStats()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly GetShardRegionStats Instance = new();
}
