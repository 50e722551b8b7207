using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>How a coordinator learns what there is.</summary>
internal sealed partial class CoordinatorMachine
{
    /// <summary>Starts with the nodes whose regions have to be heard before anything is allocated.</summary>
    public void Start(IEnumerable<Address> nodes)
    {
        _unheard.UnionWith(nodes);
        ReadyIfAllHeard();
    }

    /// <summary>A node has told what it hosts, or has no region, or has left the cluster.</summary>
    public void NodeHeard(Address node)
    {
        if (_unheard.Remove(node)) ReadyIfAllHeard();
    }

    /// <summary>A region presents itself. False if it has not met this coordinator: until it has, an order of an earlier one may change what it hosts, so it is greeted first.</summary>
    public bool Register(RegionMessages.Register account)
    {
        var region = account.Region;
        if (account.Epoch != Epoch)
        {
            port.Tell(region, new CoordinatorMessages.Hello(Epoch));
            return false;
        }

        if (!_regions.TryGetValue(region, out var entry))
        {
            _regions[region] = entry = new RegionEntry(account.IsProxy);
            port.WatchRegion(region);
        }

        port.Tell(region, new CoordinatorMessages.RegisterAck(Epoch));
        foreach (var hosted in account.Shards) Claim(region, hosted);
        if (account.ShuttingDown) GracefulShutdown(region);
        else if (entry.CanHost) PlaceAll();
        return true;
    }

    // The claim that was heard first stands. Whoever else hosts the shard is told to stop its copy.
    private void Claim(IActorRef region, HostedShard hosted)
    {
        var slot = SlotOf(hosted.Shard);
        if (region.Equals(slot.Owner))
        {
            if (slot.State == SlotState.Starting && !hosted.Stopping) Started(slot);
            return;
        }

        if (slot.Owner is not null)
        {
            if (slot.State == SlotState.Stopping && !hosted.Stopping && !IsReady)
            {
                // One that still works is a better owner than one that stops.
                slot.Owner = region;
                Started(slot);
                return;
            }

            port.Log("Shard {0} is hosted by {1} and by {2}: the latter is told to stop it", hosted.Shard, slot.Owner, region);
            port.Tell(region, new CoordinatorMessages.HandOff(Epoch, ++_lastHandOff, hosted.Shard));
            return;
        }

        slot.Owner = region;
        if (!hosted.Stopping)
        {
            Started(slot);
            return;
        }

        slot.State = SlotState.Stopping;
        slot.HandOff = ++_lastHandOff;
        OrderStop(slot);
    }

    private void ReadyIfAllHeard()
    {
        if (IsReady || _unheard.Count > 0) return;
        IsReady = true;
        port.Log("Coordinator of epoch {0} knows {1} regions and {2} shards", Epoch, _regions.Count, _slots.Values.Count(s => s.Owner is not null));
        foreach (var region in _regions.Where(r => r.Value.ShuttingDown).Select(r => r.Key).ToList()) GracefulShutdown(region);
        PlaceAll();
    }
}
