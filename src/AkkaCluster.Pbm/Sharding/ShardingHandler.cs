using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Pattern;
using Commands = AkkaCluster.Pbm.Sharding.ShardingCommandDefinitions;
using ClusterExtension = Akka.Cluster.Cluster;

namespace AkkaCluster.Pbm.Sharding;

/// <summary>Runs the commands of the palette `cluster-sharding` by asking the shard regions of all nodes.</summary>
internal sealed class ShardingHandler : CommandHandlerActor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ActorSystem _system = Context.System;

    public ShardingHandler()
    {
        Process(Commands.ListRegions, arguments => Run(arguments, ListRegionsAsync, regions => Table(regions.Select(r => r.Text()), "regions")));
        OnRegion(Commands.RegionStats, ReadStatsAsync, stats => string.Join('\n', stats.Select(n => n.Text())
            .Append($"Count: {stats.Count} nodes, {stats.Sum(n => n.Shards)} shards, {stats.Sum(n => n.Entities)} entities")));
        OnRegion(Commands.ListShards, ListShardsAsync, shards => Table(shards.Select(s => s.Text()), "shards"));
        OnRegion(Commands.ListEntities, ListEntitiesAsync, entities => Table(entities.Select(e => e.Text()), "entities"));
    }

    private async Task<IReadOnlyList<RegionView>> ListRegionsAsync()
    {
        var regions = new List<RegionView>();
        foreach (var type in ClusterSharding.Get(_system).ShardTypeNames.Order(StringComparer.Ordinal))
        {
            var current = await ClusterSharding.Get(_system).ShardRegion(type).Ask<CurrentRegions>(GetCurrentRegions.Instance, s_patience);
            regions.Add(new RegionView(type, [.. current.Regions.Order(Member.AddressOrdering).Select(a => a.ToString())]));
        }

        return regions;
    }

    private static async Task<IReadOnlyList<RegionStatsView>> ReadStatsAsync(IActorRef region, string type)
    {
        var stats = await region.Ask<ClusterShardingStats>(new GetClusterShardingStats(s_patience), s_patience + s_patience);
        return [.. stats.Regions.OrderBy(r => r.Key, Member.AddressOrdering).Select(r => new RegionStatsView(r.Key.ToString(), r.Value.Stats.Count, r.Value.Stats.Values.Sum()))];
    }

    private async Task<IReadOnlyList<ShardView>> ListShardsAsync(IActorRef region, string type) =>
        [.. (await StatesAsync(region, type)).SelectMany(n => n.State.Shards.Select(s => new ShardView(s.ShardId, n.Address.ToString(), s.EntityIds.Count)))];

    private async Task<IReadOnlyList<EntityView>> ListEntitiesAsync(IActorRef region, string type) =>
        [.. (await StatesAsync(region, type)).SelectMany(n => n.State.Shards.SelectMany(s => s.EntityIds.Select(e => new EntityView(e, s.ShardId, n.Address.ToString()))))];

    private async Task<IReadOnlyList<(Address Address, CurrentShardRegionState State)>> StatesAsync(IActorRef region, string type)
    {
        var self = ClusterExtension.Get(_system).SelfAddress;
        var current = await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, s_patience);
        var states = current.Regions.Order(Member.AddressOrdering).Select(async address =>
        {
            // A region has the same path on each node, and its proxy stands beside it.
            var there = address.Equals(self) ? region
                : await _system.ActorSelection(new RootActorPath(address) / region.Path.Parent.Elements / Uri.EscapeDataString(type)).ResolveOne(s_patience);
            return (address, await there.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, s_patience));
        });
        return await Task.WhenAll(states);
    }

    private void OnRegion<T>(CommandDefinition definition, Func<IActorRef, string, Task<T>> read, Func<T, string> text) => Process(definition, arguments =>
    {
        var type = arguments.ArgumentValues("region").First();
        if (FindRegion(type) is { } region) Run(arguments, () => read(region, type), text);
        else Sender.Tell(new ErroredCommandResponse($"This node knows no region '{type}'. It hosts: {string.Join(", ", ClusterSharding.Get(_system).ShardTypeNames.Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}."));
    });

    // A node that hosts no region of the type may still have a proxy of it.
    private IActorRef? FindRegion(string type)
    {
        try
        {
            return ClusterSharding.Get(_system).ShardRegion(type);
        }
        catch (Exception e) when (e is ArgumentException or IllegalStateException)
        {
            return null;
        }
    }

    private void Run<T>(CommandArguments arguments, Func<Task<T>> read, Func<T, string> text)
    {
        var sender = Sender;
        AnswerAsync(arguments.IsJson(), read, text).PipeTo(sender, Self);
    }

    private static async Task<CommandResponse> AnswerAsync<T>(bool json, Func<Task<T>> read, Func<T, string> text)
    {
        try
        {
            return AnswerFormat.Respond(json, await read(), text);
        }
        catch (Exception e) when (e is AskTimeoutException or ActorNotFoundException or TaskCanceledException)
        {
            return new ErroredCommandResponse($"A shard region did not answer within {s_patience.TotalSeconds} s: {e.Message}");
        }
    }

    private static string Table(IEnumerable<string> rows, string what)
    {
        var lines = rows.Order(StringComparer.Ordinal).ToList();
        return string.Join('\n', lines.Append($"Count: {lines.Count} {what}"));
    }
}
