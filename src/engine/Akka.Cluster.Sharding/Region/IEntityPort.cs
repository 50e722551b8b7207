using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What the decisions about a shard's entities do to the world; the actor and the tests implement it.</summary>
internal interface IEntityPort
{
    /// <summary>Has the shard's actor start the entity and hand it the message, if any. <see cref="LocalShard.Started"/> follows.</summary>
    void ViaShard(LocalShard shard, string entity, object? message, IActorRef sender);

    /// <summary>Sends to an entity that runs.</summary>
    void Send(IActorRef entity, object message);

    /// <summary>Starts the clock of a hand-off, after which <see cref="LocalShard.ForceStop"/> is called.</summary>
    void HandOffStarted(LocalShard shard);

    /// <summary>Stops all entities whether they want it or not.</summary>
    void KillAll(LocalShard shard);

    /// <summary>The last entity has stopped.</summary>
    void AllStopped(LocalShard shard);

    /// <summary>A message was dropped.</summary>
    void Dropped(string shard, object message, IActorRef sender, string reason);
}
