namespace Akka.Cluster.Sharding;

/// <summary>Tells which entity a message is for, and which shard the entity is in. Must give the same answer on all nodes, always.</summary>
public interface IMessageExtractor
{
    /// <summary>Id of the entity; null if the message is for none, and is then unhandled.</summary>
    string? EntityId(object message);

    /// <summary>What the entity gets.</summary>
    object? EntityMessage(object message);

    /// <summary>Id of the shard that a message's entity is in. Regions call the overload that takes the entity's id.</summary>
    string? ShardId(object message);

    /// <summary>Id of the shard that an entity is in.</summary>
    string ShardId(string entityId, object? messageHint = null);
}
