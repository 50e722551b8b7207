using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What the coordinator tells a region.</summary>
internal sealed partial class RegionRouter
{
    public void ShardHome(CoordinatorMessages.ShardHome home)
    {
        if (home.Epoch != Epoch) return;
        var route = RouteOf(home.Shard);
        if (route.State is not (RouteState.Unknown or RouteState.Remote)) return;
        route.Asked = false;
        if (home.Region is null)
        {
            if (ShuttingDown) DropWaiting(route, "this region is shutting down and no other region can host the shard");
            return;
        }

        // The order to host comes first where the home is here; without it this answer is out of date.
        if (home.Region.Equals(self)) return;
        if (port.IsLost(home.Region))
        {
            route.Lost = home.Region;
            AskForHome(route);
            return;
        }

        route.Forget();
        route.State = RouteState.Remote;
        route.Region = home.Region;
        _farewells.Remove(home.Region);
        port.WatchRegion(home.Region);
        while (route.Buffer.TryTake(out var waiting)) port.Forward(home.Region, waiting.Message, waiting.Sender);
    }

    public void HostShard(CoordinatorMessages.HostShard order)
    {
        if (order.Epoch != Epoch) return;
        var route = RouteOf(order.Shard);
        if (route.State == RouteState.Stopping) return;
        if (route.State != RouteState.Local)
        {
            route.Forget();
            route.State = RouteState.Local;
            route.Host = port.StartShard(order.Shard);
        }

        port.TellCoordinator(new RegionMessages.ShardStarted(order.Shard));
        while (route.Buffer.TryTake(out var waiting)) route.Host!.Deliver(waiting.Entity, waiting.Message, waiting.Sender);
    }

    public void BeginHandOff(CoordinatorMessages.BeginHandOff order)
    {
        if (order.Epoch != Epoch) return;
        var route = RouteOf(order.Shard);
        var marker = new RegionMessages.Flush(order.Epoch, order.HandOff, order.Shard, self);
        var oldHome = route.Region ?? route.LastHome;
        if (route.State == RouteState.Remote) route.Forget();
        if (oldHome is null)
        {
            Confirm(marker);
            return;
        }

        route.LastHome = oldHome;
        route.Marker = marker;
        port.Forward(oldHome, marker, self);
    }

    /// <summary>Another region's marker goes the way that its messages went, so that it is answered only where those have arrived.</summary>
    public void Flush(RegionMessages.Flush marker)
    {
        var route = RouteOf(marker.Shard);
        if (route.State == RouteState.Remote) port.Forward(route.Region!, marker, marker.Region);
        else Confirm(marker);
    }

    public void HandOff(CoordinatorMessages.HandOff order)
    {
        if (order.Epoch != Epoch) return;
        var route = RouteOf(order.Shard);
        if (route.State is not (RouteState.Local or RouteState.Stopping))
        {
            port.TellCoordinator(new RegionMessages.ShardStopped(order.Epoch, order.Number, order.Shard));
            return;
        }

        route.HandOff = (order.Epoch, order.Number);
        if (route.State == RouteState.Stopping) return;
        route.State = RouteState.Stopping;
        route.Host!.HandOff();
    }

    /// <summary>The last entity of a shard has stopped.</summary>
    public void ShardHasStopped(string shard)
    {
        var route = RouteOf(shard);
        if (route.State != RouteState.Stopping) return;
        route.Forget();
        port.TellCoordinator(new RegionMessages.ShardStopped(route.HandOff.Epoch, route.HandOff.Number, shard));
        AskForHome(route);
    }

    private void Confirm(RegionMessages.Flush marker)
        => port.TellCoordinator(new RegionMessages.HandOffReady(marker.Epoch, marker.HandOff, marker.Shard, marker.Region));

    private ShardRoute RouteOf(string shard)
    {
        if (!_routes.TryGetValue(shard, out var route)) _routes[shard] = route = new ShardRoute(shard, _budget);
        return route;
    }
}
