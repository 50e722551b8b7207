using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster.Sharding;

/// <summary>Answer to <see cref="GetEntityLocation"/>.</summary>
public sealed class EntityLocation
{
    /// <summary>Creates the message.</summary>
    public EntityLocation(string entityId, string shardId, Address shardRegion, Option<IActorRef> entityRef)
    {
        EntityId = entityId;
        ShardId = shardId;
        ShardRegion = shardRegion;
        EntityRef = entityRef;
    }

    /// <summary>Id of the entity.</summary>
    public string EntityId { get; }

    /// <summary>Id of its shard; empty if the extractor gives none.</summary>
    public string ShardId { get; }

    /// <summary>Node that hosts the shard; <see cref="Address.AllSystems"/> if it has no known home.</summary>
    public Address ShardRegion { get; }

    /// <summary>The entity's actor; none if it does not run.</summary>
    public Option<IActorRef> EntityRef { get; }
}
