using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>A message with the id of the entity that it is for. Regions understand it whatever their extractor.</summary>
public sealed class ShardingEnvelope : IWrappedMessage, IClusterShardingSerializable, IEquatable<ShardingEnvelope>
{
    /// <summary>Creates the message.</summary>
    public ShardingEnvelope(string entityId, object message)
    {
        EntityId = entityId;
        Message = message;
    }

    /// <summary>Id of the entity.</summary>
    public string EntityId { get; }

    /// <summary>What the entity gets.</summary>
    public object Message { get; }

    /// <inheritdoc/>
    public bool Equals(ShardingEnvelope? other) => other is not null && EntityId == other.EntityId && Equals(Message, other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardingEnvelope);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EntityId, Message);

    /// <inheritdoc/>
    public override string ToString() => $"ShardingEnvelope({EntityId}, {Message})";
}
