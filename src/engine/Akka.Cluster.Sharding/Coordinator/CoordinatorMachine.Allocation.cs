using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>How a shard gets a home.</summary>
internal sealed partial class CoordinatorMachine
{
    /// <summary>The strategy has chosen a home; null if it could not.</summary>
    public void Allocated(string shard, IActorRef? region)
    {
        var slot = SlotOf(shard);
        if (slot.State != SlotState.Deciding) return;
        slot.State = SlotState.Homeless;
        if (region is null || !_regions.TryGetValue(region, out var entry) || !entry.CanHost)
        {
            // The choice is out of date, or there was none: the next question or region brings the next try.
            if (region is not null) Place(slot, slot.Waiting.FirstOrDefault());
            return;
        }

        slot.Owner = region;
        slot.State = SlotState.Starting;
        OrderStart(slot);
    }

    public void ShardStarted(IActorRef region, string shard)
    {
        var slot = SlotOf(shard);
        if (slot.State == SlotState.Starting && region.Equals(slot.Owner)) Started(slot);
    }

    private void Started(ShardSlot slot)
    {
        slot.State = SlotState.Running;
        if (IsReady && OwnerShutsDown(slot))
        {
            Move(slot);
            return;
        }

        AnswerWaiting(slot);
    }

    private void AnswerWaiting(ShardSlot slot)
    {
        foreach (var region in slot.Waiting) port.Tell(region, new CoordinatorMessages.ShardHome(Epoch, slot.Shard, slot.Owner));
        slot.Waiting.Clear();
    }

    private void OrderStart(ShardSlot slot)
    {
        slot.RepeatAt = clock.GetUtcNow() + times.Retry;
        port.Tell(slot.Owner!, new CoordinatorMessages.HostShard(Epoch, slot.Shard));
    }

    private void PlaceAll()
    {
        foreach (var slot in _slots.Values.ToList()) Place(slot, slot.Waiting.FirstOrDefault());
    }

    /// <summary>Looks for a home for a shard that has none and is wanted.</summary>
    private void Place(ShardSlot slot, IActorRef? requester)
    {
        if (!IsReady || requester is null || slot.State != SlotState.Homeless) return;
        var allocations = Allocations;
        if (allocations.Count > 0)
        {
            slot.State = SlotState.Deciding;
            port.Allocate(slot.Shard, requester, allocations);
            return;
        }

        slot.RepeatAt = clock.GetUtcNow() + times.Retry;
    }

    // A region that is about to stop must not wait for a home that nobody can give; others wait for the next region.
    private void NobodyCanHost(ShardSlot slot)
    {
        foreach (var region in slot.Waiting.Where(r => _regions.TryGetValue(r, out var entry) && entry.ShuttingDown).ToList())
        {
            slot.Waiting.Remove(region);
            port.Tell(region, new CoordinatorMessages.ShardHome(Epoch, slot.Shard, null));
        }
    }
}
