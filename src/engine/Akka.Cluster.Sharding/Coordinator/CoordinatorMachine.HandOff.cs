using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>How a shard leaves its home.</summary>
internal sealed partial class CoordinatorMachine
{
    /// <summary>Time to look whether shards should move.</summary>
    public void ConsiderRebalance()
    {
        if (!IsReady) return;
        var allocations = Allocations;
        if (allocations.Count > 0) port.Rebalance(allocations, _slots.Values.Where(s => s.IsMoving).Select(s => s.Shard).ToImmutableHashSet());
    }

    /// <summary>The strategy has chosen shards to move.</summary>
    public void RebalanceDecided(IEnumerable<string> shards)
    {
        foreach (var shard in shards)
            if (_slots.TryGetValue(shard, out var slot) && slot.State == SlotState.Running) Move(slot);
    }

    /// <summary>A region is about to stop: it gets no new shards, and those that it has move.</summary>
    public void GracefulShutdown(IActorRef region)
    {
        if (!_regions.TryGetValue(region, out var entry)) return;
        var wasShuttingDown = entry.ShuttingDown;
        entry.ShuttingDown = true;
        if (!IsReady) return;
        foreach (var slot in _slots.Values.Where(s => region.Equals(s.Owner)).ToList())
        {
            if (slot.State == SlotState.Running) Move(slot);
            else if (slot.State == SlotState.Flushing && !wasShuttingDown) slot.Deadline = clock.GetUtcNow() + times.ShutdownFlush;
        }

        PlaceAll();
    }

    /// <summary>A region keeps back what it has for a shard, and what it had sent before has arrived.</summary>
    public void HandOffReady(RegionMessages.HandOffReady ready)
    {
        if (ready.Epoch != Epoch || !_slots.TryGetValue(ready.Shard, out var slot)) return;
        if (slot.State == SlotState.Flushing && slot.HandOff == ready.HandOff && slot.Unflushed.Remove(ready.Region)) StopIfFlushed(slot);
    }

    public void ShardStopped(RegionMessages.ShardStopped stopped)
    {
        if (stopped.Epoch != Epoch || !_slots.TryGetValue(stopped.Shard, out var slot)) return;
        if (slot.State != SlotState.Stopping || slot.HandOff != stopped.HandOff) return;
        slot.State = SlotState.Homeless;
        slot.Owner = null;
        Place(slot, slot.Waiting.FirstOrDefault());
    }

    private void Move(ShardSlot slot)
    {
        slot.State = SlotState.Flushing;
        slot.HandOff = ++_lastHandOff;
        slot.Deadline = clock.GetUtcNow() + (OwnerShutsDown(slot) ? times.ShutdownFlush : times.Flush);
        slot.Unflushed.Clear();
        slot.Unflushed.UnionWith(_regions.Keys.Where(r => !r.Equals(slot.Owner)));
        OrderFlush(slot);
        StopIfFlushed(slot);
    }

    private void OrderFlush(ShardSlot slot)
    {
        slot.RepeatAt = clock.GetUtcNow() + times.Retry;
        foreach (var region in slot.Unflushed) port.Tell(region, new CoordinatorMessages.BeginHandOff(Epoch, slot.HandOff, slot.Shard));
    }

    private void StopIfFlushed(ShardSlot slot)
    {
        if (slot.Unflushed.Count > 0) return;
        slot.State = SlotState.Stopping;
        OrderStop(slot);
    }

    private void OrderStop(ShardSlot slot)
    {
        slot.RepeatAt = clock.GetUtcNow() + times.Retry;
        port.Tell(slot.Owner!, new CoordinatorMessages.HandOff(Epoch, slot.HandOff, slot.Shard));
    }

    // A region that cannot be reached has messages under way, which those that it sends to the next home would overtake: it is waited for until it is back or removed.
    // A move for balance can wait for a better time; one from a region that is about to stop cannot.
    private void FlushTimedOut(ShardSlot slot)
    {
        port.Log("Hand-off of shard {0}: {1} regions have not confirmed in time", slot.Shard, slot.Unflushed.Count);
        slot.Unflushed.Clear();
        if (OwnerShutsDown(slot))
        {
            StopIfFlushed(slot);
            return;
        }

        slot.State = SlotState.Running;
        AnswerWaiting(slot);
    }

    private bool OwnerShutsDown(ShardSlot slot) => _regions.TryGetValue(slot.Owner!, out var owner) && owner.ShuttingDown;
}
