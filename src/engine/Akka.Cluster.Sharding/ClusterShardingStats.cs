using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>Answer to <see cref="GetClusterShardingStats"/>.</summary>
public sealed class ClusterShardingStats : IClusterShardingSerializable, IEquatable<ClusterShardingStats>
{
    /// <summary>Statistics by the region's node.</summary>
    public readonly IImmutableDictionary<Address, ShardRegionStats> Regions;

    /// <summary>Creates the message.</summary>
    public ClusterShardingStats(IImmutableDictionary<Address, ShardRegionStats> regions) => Regions = regions;

    /// <inheritdoc/>
    public bool Equals(ClusterShardingStats? other)
        => other is not null && Regions.Count == other.Regions.Count && Regions.All(r => other.Regions.TryGetValue(r.Key, out var stats) && stats.Equals(r.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClusterShardingStats);

    /// <inheritdoc/>
    public override int GetHashCode() => Regions.Count;
}
