using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>
/// The decisions of the coordinator, free of actors. It keeps no journal: a new coordinator asks every node what its regions host, and allocates nothing before all have answered
/// or left the cluster. A shard moves in steps: all regions keep back their messages, then the owner stops the entities, then a new home is chosen and announced.
/// </summary>
internal sealed partial class CoordinatorMachine(long epoch, CoordinatorTimes times, TimeProvider clock, ICoordinatorPort port)
{
    private readonly Dictionary<IActorRef, RegionEntry> _regions = [];
    private readonly Dictionary<string, ShardSlot> _slots = [];
    private readonly HashSet<Address> _unheard = [];
    private long _lastHandOff;

    public long Epoch { get; } = epoch;

    /// <summary>All nodes have told what they host.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Nodes that have not told what they host.</summary>
    public IReadOnlyCollection<Address> Unheard => _unheard;

    public IReadOnlyDictionary<IActorRef, RegionEntry> Regions => _regions;

    public IEnumerable<ShardSlot> Slots => _slots.Values;

    /// <summary>Shards by the region that could host more of them.</summary>
    public ImmutableDictionary<IActorRef, IImmutableList<string>> Allocations
    {
        get
        {
            var shards = _regions.Where(r => r.Value.CanHost).ToDictionary(r => r.Key, _ => new List<string>());
            foreach (var slot in _slots.Values)
                if (slot.Owner is not null && shards.TryGetValue(slot.Owner, out var list)) list.Add(slot.Shard);
            return shards.ToImmutableDictionary(s => s.Key, s => (IImmutableList<string>)s.Value.ToImmutableList());
        }
    }

    public void RegionTerminated(IActorRef region)
    {
        if (!_regions.Remove(region)) return;
        foreach (var slot in _slots.Values.ToList())
        {
            slot.Waiting.Remove(region);
            if (region.Equals(slot.Owner)) OwnerLost(slot);
            else if (slot.State == SlotState.Flushing && slot.Unflushed.Remove(region)) StopIfFlushed(slot);
        }
    }

    /// <summary>A region wants to know a home. One that it knows to be lost is no answer: it will be reported here too.</summary>
    public void GetShardHome(IActorRef region, RegionMessages.GetShardHome question)
    {
        var slot = SlotOf(question.Shard);
        if (slot.State == SlotState.Running && !slot.Owner!.Equals(question.Lost))
        {
            port.Tell(region, new CoordinatorMessages.ShardHome(Epoch, slot.Shard, slot.Owner));
            return;
        }

        slot.Waiting.Add(region);
        Place(slot, region);
    }

    /// <summary>Repeats what was not confirmed and ends what takes too long.</summary>
    public void Tick()
    {
        var now = clock.GetUtcNow();
        foreach (var slot in _slots.Values.Where(s => s.State is not (SlotState.Running or SlotState.Deciding) && s.RepeatAt <= now).ToList())
        {
            switch (slot.State)
            {
                case SlotState.Starting: OrderStart(slot); break;
                case SlotState.Stopping: OrderStop(slot); break;
                case SlotState.Flushing when slot.Deadline <= now: FlushTimedOut(slot); break;
                case SlotState.Flushing: OrderFlush(slot); break;
                default:
                    if (IsReady && !_regions.Values.Any(r => r.CanHost)) NobodyCanHost(slot);
                    break;
            }
        }
    }

    private void OwnerLost(ShardSlot slot)
    {
        slot.Owner = null;
        slot.State = SlotState.Homeless;
        slot.Unflushed.Clear();
        Place(slot, slot.Waiting.FirstOrDefault());
    }

    private ShardSlot SlotOf(string shard)
    {
        if (!_slots.TryGetValue(shard, out var slot)) _slots[shard] = slot = new ShardSlot(shard);
        return slot;
    }
}
