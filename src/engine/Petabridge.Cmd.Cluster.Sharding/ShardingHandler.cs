using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Pattern;
using Petabridge.Cmd.Host;
using Commands = Petabridge.Cmd.Cluster.Sharding.ShardingCommandDefinitions;
using Membership = Akka.Cluster.Cluster;

namespace Petabridge.Cmd.Cluster.Sharding;

/// <summary>Runs the commands of the palette `cluster-sharding` by asking the shard regions of all nodes.</summary>
internal sealed class ShardingHandler : CommandHandlerActor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ActorSystem _system = Context.System;

    public ShardingHandler() : base(Commands.Palette)
    {
        Process(Commands.ListRegions.Name, _ => Run(ListRegionsAsync));
        Process(Commands.RegionStats.Name, (_, arguments) => RunOnRegion(arguments, RegionStatsAsync));
        Process(Commands.ListShards.Name, (_, arguments) => RunOnRegion(arguments, async region => Table(
            (await StatesAsync(region, Type(arguments))).SelectMany(n => n.State.Shards.Select(s => $"{s.ShardId} | {n.Address} | {s.EntityIds.Count} entities")), "shards")));
        Process(Commands.ListEntities.Name, (_, arguments) => RunOnRegion(arguments, async region => Table(
            (await StatesAsync(region, Type(arguments))).SelectMany(n => n.State.Shards.SelectMany(s => s.EntityIds.Select(e => $"{e} | {s.ShardId} | {n.Address}"))), "entities")));
    }

    private async Task<string> ListRegionsAsync()
    {
        var lines = new List<string>();
        foreach (var type in ClusterSharding.Get(_system).ShardTypeNames.Order(StringComparer.Ordinal))
        {
            var current = await ClusterSharding.Get(_system).ShardRegion(type).Ask<CurrentRegions>(GetCurrentRegions.Instance, s_patience);
            lines.Add($"{type} | {string.Join(", ", current.Regions.Order(Member.AddressOrdering))}");
        }

        return Table(lines, "regions");
    }

    private static async Task<string> RegionStatsAsync(IActorRef region)
    {
        var stats = await region.Ask<ClusterShardingStats>(new GetClusterShardingStats(s_patience), s_patience + s_patience);
        var lines = stats.Regions.OrderBy(r => r.Key, Member.AddressOrdering)
            .Select(r => $"{r.Key} | {r.Value.Stats.Count} shards | {r.Value.Stats.Values.Sum()} entities").ToList();
        return string.Join('\n', lines.Append($"Count: {lines.Count} nodes, {stats.Regions.Values.Sum(r => r.Stats.Count)} shards, {stats.Regions.Values.Sum(r => r.Stats.Values.Sum())} entities"));
    }

    private async Task<IReadOnlyList<(Address Address, CurrentShardRegionState State)>> StatesAsync(IActorRef region, string type)
    {
        var self = Membership.Get(_system).SelfAddress;
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

    private static string Type(CommandArguments arguments) => arguments.ArgumentValues("region").First();

    private void RunOnRegion(CommandArguments arguments, Func<IActorRef, Task<string>> report)
    {
        var type = Type(arguments);
        if (FindRegion(type) is { } region) Run(() => report(region));
        else Sender.Tell(new ErroredCommandResponse($"This node knows no region '{type}'. It hosts: {string.Join(", ", ClusterSharding.Get(_system).ShardTypeNames.Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}."));
    }

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

    private void Run(Func<Task<string>> report)
    {
        var sender = Sender;
        AnswerAsync(report).PipeTo(sender, Self);
    }

    private static async Task<CommandResponse> AnswerAsync(Func<Task<string>> report)
    {
        try
        {
            return new CommandResponse(await report());
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
