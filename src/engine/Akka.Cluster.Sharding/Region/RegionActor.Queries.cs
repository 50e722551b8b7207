using System.Collections.Immutable;
using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster.Sharding.Region;

internal sealed partial class RegionActor
{
    private void OnQuery(IClusterShardingSerializable message)
    {
        switch (message)
        {
            case GetShardRegionState:
                var shards = _hosts.Values.Select(h => new ShardState(h.Shard, h.Entities.ToImmutableHashSet())).ToImmutableHashSet();
                Sender.Tell(new CurrentShardRegionState(shards), Self);
                break;
            case GetShardRegionStats:
                Sender.Tell(new ShardRegionStats(_hosts.ToImmutableDictionary(h => h.Key, h => h.Value.Count)), Self);
                break;
            case GetCurrentRegions when _coordinator is null: Sender.Tell(new CurrentRegions(ImmutableHashSet<Address>.Empty), Self); break;
            case GetClusterShardingStats when _coordinator is null: Sender.Tell(new ClusterShardingStats(ImmutableDictionary<Address, ShardRegionStats>.Empty), Self); break;
            case GetCurrentRegions or GetClusterShardingStats: _coordinator.Tell(message, Sender); break;
            default: Unhandled(message); break;
        }
    }

    private void OnGetEntityLocation(GetEntityLocation query)
    {
        var shard = _extractor.ShardId(query.EntityId, new ShardRegion.StartEntity(query.EntityId));
        var route = _router.Find(shard);
        switch (route?.State)
        {
            case RouteState.Local or RouteState.Stopping:
                var local = _hosts.GetValueOrDefault(shard)?.Find(query.EntityId);
                Sender.Tell(new EntityLocation(query.EntityId, shard, _cluster.SelfAddress, local is null ? Option<IActorRef>.None : new Option<IActorRef>(local)), Self);
                break;
            case RouteState.Remote:
                LocateRemote(query, shard, route.Region!).PipeTo(Sender, Self);
                break;
            default:
                Sender.Tell(new EntityLocation(query.EntityId, shard, Address.AllSystems, Option<IActorRef>.None), Self);
                break;
        }
    }

    private Task<EntityLocation> LocateRemote(GetEntityLocation query, string shard, IActorRef region)
    {
        var path = region.Path / Uri.EscapeDataString(shard) / Uri.EscapeDataString(query.EntityId);
        var selection = Context.ActorSelection(path);
        return Resolve();

        async Task<EntityLocation> Resolve()
        {
            Option<IActorRef> found;
            try
            {
                found = new Option<IActorRef>(await selection.ResolveOne(query.Timeout).ConfigureAwait(false));
            }
            catch (ActorNotFoundException)
            {
                found = Option<IActorRef>.None;
            }

            return new EntityLocation(query.EntityId, shard, region.Path.Address, found);
        }
    }
}
