using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>One entity. Kept small: there are as many as there are entities.</summary>
internal sealed class EntitySlot
{
    /// <summary>The entity's actor; null while it is being started.</summary>
    public IActorRef? Ref { get; set; }

    /// <summary>What waits until the entity runs: the first time, or again after it has stopped.</summary>
    public RouteBuffer? Waiting { get; set; }

    /// <summary>Tick of the region's idle clock at the last message.</summary>
    public int LastActive { get; set; }

    /// <summary>It was told to stop: what comes waits.</summary>
    public bool Passivating { get; set; }
}
