using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>Answer to <see cref="GetShardRegionStats"/>.</summary>
public sealed class ShardRegionStats : IClusterShardingSerializable, IEquatable<ShardRegionStats>
{
    /// <summary>Number of entities by shard id.</summary>
    public readonly IImmutableDictionary<string, int> Stats;

    /// <summary>Shards that did not answer in time.</summary>
    public readonly IImmutableSet<string> Failed;

    /// <summary>Creates the message.</summary>
    public ShardRegionStats(IImmutableDictionary<string, int> stats) : this(stats, ImmutableHashSet<string>.Empty)
    {
    }

    /// <summary>Creates the message.</summary>
    public ShardRegionStats(IImmutableDictionary<string, int> stats, IImmutableSet<string> failed)
    {
        Stats = stats;
        Failed = failed;
    }

    /// <inheritdoc/>
    public bool Equals(ShardRegionStats? other)
        => other is not null && Stats.Count == other.Stats.Count && Stats.All(s => other.Stats.TryGetValue(s.Key, out var n) && n == s.Value) && Failed.SetEquals(other.Failed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardRegionStats);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stats.Count, Failed.Count);
}
