using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What a region and the actors of its shards say to one another; never across the network.</summary>
internal static class ShardMessages
{
    /// <summary>Region to shard: start the entity, if it does not run, and hand it the message, if any.</summary>
    internal sealed record ToEntity(string Entity, object? Message) : INoSerializationVerificationNeeded;

    /// <summary>Region to shard: stop all entities by force.</summary>
    internal sealed record KillAll : INoSerializationVerificationNeeded;

    /// <summary>Shard to region: the entity runs.</summary>
    internal sealed record EntityStarted(LocalShard Shard, string Entity, IActorRef Ref) : IRegionInternal;

    /// <summary>Shard to region: the entity has stopped.</summary>
    internal sealed record EntityStopped(LocalShard Shard, string Entity, IActorRef? Ref) : IRegionInternal;

    /// <summary>Shard to region: the entity asks to be stopped.</summary>
    internal sealed record PassivateEntity(LocalShard Shard, string Entity, IActorRef Ref, object StopMessage) : IRegionInternal;
}
