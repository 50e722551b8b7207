using Akka.Actor;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>What the coordinator knows of one shard.</summary>
internal sealed class ShardSlot(string shard)
{
    public string Shard { get; } = shard;

    public SlotState State { get; set; } = SlotState.Homeless;

    /// <summary>The region that hosts the shard, or is about to, or still does.</summary>
    public IActorRef? Owner { get; set; }

    /// <summary>Regions that want to know the home.</summary>
    public HashSet<IActorRef> Waiting { get; } = [];

    /// <summary>Number of the hand-off under way.</summary>
    public long HandOff { get; set; }

    /// <summary>Regions that have yet to confirm that they keep back what they have.</summary>
    public HashSet<IActorRef> Unflushed { get; } = [];

    /// <summary>When the message of the phase under way is repeated.</summary>
    public DateTimeOffset RepeatAt { get; set; }

    /// <summary>When waiting for regions to confirm is given up.</summary>
    public DateTimeOffset Deadline { get; set; }

    public bool IsMoving => State is SlotState.Flushing or SlotState.Stopping;
}
