namespace Akka.Cluster.Sharding;

/// <summary>The actor on each node through which messages reach entities; see <see cref="ClusterSharding.Start(string, Akka.Actor.Props, ClusterShardingSettings, IMessageExtractor)"/>.</summary>
public sealed class ShardRegion
{
    private ShardRegion()
    {
    }

    /// <summary>Starts an entity without sending it anything.</summary>
    public sealed class StartEntity : IClusterShardingSerializable, IEquatable<StartEntity>
    {
        /// <summary>Id of the entity.</summary>
        public readonly string EntityId;

        /// <summary>Creates the message.</summary>
        public StartEntity(string entityId) => EntityId = entityId;

        /// <inheritdoc/>
        public bool Equals(StartEntity? other) => other is not null && EntityId == other.EntityId;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as StartEntity);

        /// <inheritdoc/>
        public override int GetHashCode() => EntityId.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => $"StartEntity({EntityId})";
    }
}
