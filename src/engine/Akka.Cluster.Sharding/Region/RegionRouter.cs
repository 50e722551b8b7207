using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Region;

/// <summary>
/// The decisions of a region, free of actors and time: to whom a message goes, what waits, and its part in the hand-off of shards. Order per sender and entity holds because
/// a region that is told of a hand-off sends a marker behind its last message to the old home, and learns of the new one only after the marker has arrived there.
/// </summary>
internal sealed partial class RegionRouter(IActorRef self, bool isProxy, int bufferSize, IRegionPort port)
{
    private const long Arrived = 0;

    private readonly Dictionary<string, ShardRoute> _routes = [];
    private readonly BufferBudget _budget = new(bufferSize);
    private readonly Dictionary<IActorRef, long> _farewells = [];
    private long _lastFarewell;

    /// <summary>Epoch of the coordinator that this region obeys.</summary>
    public long Epoch { get; private set; } = -1;

    /// <summary>That coordinator knows this region. Until it says so the region presents itself again: what it said may be lost.</summary>
    public bool Registered { get; private set; }

    public bool ShuttingDown { get; private set; }

    public BufferBudget Budget => _budget;

    /// <summary>All shards that this region has heard of.</summary>
    public IEnumerable<ShardRoute> Routes => _routes.Values;

    public IEnumerable<ShardRoute> Hosted => _routes.Values.Where(r => r.State is RouteState.Local or RouteState.Stopping);

    public ShardRoute? Find(string shard) => _routes.GetValueOrDefault(shard);

    /// <summary>Sends a message on its way.</summary>
    public void Deliver(string shard, string entity, object message, IActorRef sender)
    {
        if (!_routes.TryGetValue(shard, out var route)) _routes[shard] = route = new ShardRoute(shard, _budget);
        switch (route.State)
        {
            case RouteState.Local:
                route.Host!.Deliver(entity, message, sender);
                break;
            case RouteState.Remote:
                port.Forward(route.Region!, message, sender);
                break;
            default:
                Keep(route, entity, message, sender);
                break;
        }
    }

    /// <summary>This region's own account for the coordinator.</summary>
    public RegionMessages.Register Account()
        => new(Epoch, self, isProxy, ShuttingDown, Hosted.Select(r => new HostedShard(r.Shard, r.State == RouteState.Stopping)).ToImmutableList());

    /// <summary>A coordinator presents itself. True if it is to be obeyed.</summary>
    public bool Meet(long epoch)
    {
        if (epoch < Epoch) return false;
        if (epoch > Epoch) Registered = false;
        Epoch = epoch;
        return true;
    }

    public void RegisterAck()
    {
        Registered = true;
        AskForHomes();
    }

    public void CoordinatorLost() => Registered = false;

    /// <summary>Asks again for all that waits: questions and answers may be lost, and a new coordinator knows nothing of them.</summary>
    public void AskForHomes()
    {
        foreach (var route in _routes.Values) AskForHome(route);
    }

    public void RegionTerminated(IActorRef region)
    {
        if (_farewells.ContainsKey(region)) _farewells[region] = Arrived;
        foreach (var route in _routes.Values)
        {
            if (region.Equals(route.LastHome))
            {
                // The marker may have died with it.
                Confirm(route.Marker!);
                route.LastHome = null;
            }

            if (route.State != RouteState.Remote || !region.Equals(route.Region)) continue;
            route.Forget();
            route.Lost = region;
            AskForHome(route);
        }
    }

    /// <summary>Asks for a new home for all that is hosted here, and again for farewells that are not answered.</summary>
    public void StartShutdown()
    {
        ShuttingDown = true;
        port.TellCoordinator(new RegionMessages.GracefulShutdownReq(self));
        foreach (var (home, number) in _farewells)
            if (number != Arrived) SayFarewell(home, number);
    }

    /// <summary>
    /// True if this region was to stop and now may: it hosts nothing, nothing waits, and all that it sent to other regions has arrived there (it asks them on the first call).
    /// </summary>
    public bool MayStop()
    {
        if (!ShuttingDown || _budget.Used > 0 || Hosted.Any()) return false;
        foreach (var route in _routes.Values)
            if ((route.Region ?? route.LastHome) is { } home && _farewells.TryAdd(home, _lastFarewell + 1)) SayFarewell(home, ++_lastFarewell);
        return _farewells.Values.All(number => number == Arrived);
    }

    /// <summary>What was sent after the farewell that is answered has a farewell of its own.</summary>
    public void FarewellArrived(RegionMessages.FarewellAck ack)
    {
        if (_farewells.GetValueOrDefault(ack.Region) == ack.Number) _farewells[ack.Region] = Arrived;
    }

    private void SayFarewell(IActorRef home, long number) => port.Forward(home, new RegionMessages.Farewell(number, self), self);

    /// <summary>Drops all that still waits, where no home can be hoped for.</summary>
    public void DropWaiting(string reason)
    {
        foreach (var route in _routes.Values) DropWaiting(route, reason);
    }

    private void DropWaiting(ShardRoute route, string reason)
    {
        while (route.Buffer.TryTake(out var waiting)) port.Dropped(route.Shard, waiting.Message, waiting.Sender, reason);
    }

    private void Keep(ShardRoute route, string entity, object message, IActorRef sender)
    {
        if (!route.Buffer.TryAdd(new BufferedMessage(entity, message, sender))) port.Dropped(route.Shard, message, sender, $"the region's buffer of {_budget.Limit} messages is full");
        else if (!route.Asked) AskForHome(route);
    }

    private void AskForHome(ShardRoute route)
    {
        if (route.State != RouteState.Unknown || route.Buffer.Count == 0) return;
        route.Asked = true;
        port.TellCoordinator(new RegionMessages.GetShardHome(route.Shard, route.Lost));
    }
}
