using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>A shard and its entities, as part of <see cref="CurrentShardRegionState"/>.</summary>
public sealed class ShardState : IClusterShardingSerializable, IEquatable<ShardState>
{
    /// <summary>Id of the shard.</summary>
    public readonly string ShardId;

    /// <summary>Ids of its entities.</summary>
    public readonly IImmutableSet<string> EntityIds;

    /// <summary>Creates the message.</summary>
    public ShardState(string shardId, IImmutableSet<string> entityIds)
    {
        ShardId = shardId;
        EntityIds = entityIds;
    }

    /// <inheritdoc/>
    public bool Equals(ShardState? other) => other is not null && ShardId == other.ShardId && EntityIds.SetEquals(other.EntityIds);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ShardId, EntityIds.Count);
}
