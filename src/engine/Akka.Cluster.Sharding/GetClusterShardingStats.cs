namespace Akka.Cluster.Sharding;

/// <summary>Asks a region for the number of entities in all shards of all regions of its type. Answered with <see cref="ClusterShardingStats"/>.</summary>
public sealed class GetClusterShardingStats : IShardRegionQuery, IClusterShardingSerializable, IEquatable<GetClusterShardingStats>
{
    /// <summary>How long to wait for the regions; those that do not answer are left out.</summary>
    public readonly TimeSpan Timeout;

    /// <summary>Creates the message.</summary>
    public GetClusterShardingStats(TimeSpan timeout) => Timeout = timeout;

    /// <inheritdoc/>
    public bool Equals(GetClusterShardingStats? other) => other is not null && Timeout == other.Timeout;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GetClusterShardingStats);

    /// <inheritdoc/>
    public override int GetHashCode() => Timeout.GetHashCode();
}
