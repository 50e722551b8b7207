using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>Answer to <see cref="GetShardRegionState"/>.</summary>
public sealed class CurrentShardRegionState : IClusterShardingSerializable, IEquatable<CurrentShardRegionState>
{
    /// <summary>Shards that the region hosts, with their entities.</summary>
    public readonly IImmutableSet<ShardState> Shards;

    /// <summary>Shards that did not answer in time.</summary>
    public readonly IImmutableSet<string> Failed;

    /// <summary>Creates the message.</summary>
    public CurrentShardRegionState(IImmutableSet<ShardState> shards) : this(shards, ImmutableHashSet<string>.Empty)
    {
    }

    /// <summary>Creates the message.</summary>
    public CurrentShardRegionState(IImmutableSet<ShardState> shards, IImmutableSet<string> failed)
    {
        Shards = shards;
        Failed = failed;
    }

    /// <inheritdoc/>
    public bool Equals(CurrentShardRegionState? other) => other is not null && Shards.SetEquals(other.Shards) && Failed.SetEquals(other.Failed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CurrentShardRegionState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shards.Count, Failed.Count);
}
