using System.Collections.Immutable;
using Akka.Actor;
using static Akka.Cluster.Sharding.Tests.Systems.ShardedCluster;

namespace Akka.Cluster.Sharding.Tests.Systems;

/// <summary>Shards move while messages flow: none may be lost, overtaken or given to an entity that is there twice.</summary>
public class MovingShardsTests
{
    private const int Entities = 30;

    [Fact]
    public async Task Nothing_is_lost_or_overtaken_while_shards_move_to_a_new_node()
    {
        await using var cluster = new ShardedCluster();
        var (_, region) = await cluster.StartAsync();
        for (var entity = 0; entity < Entities; entity++) await WhereAsync(region, entity);

        var sent = await UnderLoadAsync(cluster, region, async () =>
        {
            var (second, secondRegion) = await cluster.StartAsync();
            await HostsSomethingAsync(secondRegion);
            return second;
        });

        await AllArrivedAsync(cluster, sent);
    }

    [Fact]
    public async Task Nothing_is_lost_or_overtaken_while_nodes_leave_one_after_another()
    {
        await using var cluster = new ShardedCluster();
        var (first, _) = await cluster.StartAsync();
        var (second, _) = await cluster.StartAsync();
        var (_, region) = await cluster.StartAsync();
        for (var entity = 0; entity < Entities; entity++) await WhereAsync(region, entity);

        var sent = await UnderLoadAsync(cluster, region, async () =>
        {
            await cluster.LeaveAsync(first);
            await cluster.LeaveAsync(second);
            return first;
        });

        await AllArrivedAsync(cluster, sent);
    }

    [Fact]
    public async Task Entities_that_will_not_stop_are_stopped_by_force()
    {
        await using var cluster = new ShardedCluster("akka.cluster.sharding.handoff-timeout = 1s");
        var (first, region) = await cluster.StartAsync(stopMessage: "stop");
        for (var entity = 0; entity < Entities; entity++) region.Tell(To(entity, "stubborn"), ActorRefs.NoSender);
        for (var entity = 0; entity < Entities; entity++) region.Tell(To(entity, 1), ActorRefs.NoSender);
        await cluster.Ledger.CountAsync(Entities);
        var (second, secondRegion) = await cluster.StartAsync(stopMessage: "stop");

        await cluster.LeaveAsync(first);

        for (var entity = 0; entity < Entities; entity++)
            Assert.Equal(Cluster.Get(second).SelfAddress.ToString(), await WhereAsync(secondRegion, entity));
        Assert.Empty(cluster.Ledger.Doubled);
    }

    [Fact]
    public async Task A_strategy_of_the_application_decides_where_shards_live()
    {
        await using var cluster = new ShardedCluster();
        var strategy = new LastRegion();
        var (_, region) = await cluster.StartAsync(strategy);
        var (second, _) = await cluster.StartAsync(strategy);
        var address = Cluster.Get(second).SelfAddress;
        strategy.Preferred = address;

        for (var entity = 0; entity < Entities; entity++) Assert.Equal(address.ToString(), await WhereAsync(region, entity));
    }

    private static async Task<int> UnderLoadAsync(ShardedCluster cluster, IActorRef region, Func<Task<ActorSystem>> change)
    {
        using var stop = new CancellationTokenSource();
        var rounds = 0;
        var load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                rounds++;
                for (var entity = 0; entity < Entities; entity++) region.Tell(To(entity, rounds), ActorRefs.NoSender);
                await cluster.Ledger.CountAsync((rounds - 20) * Entities);
            }
        });
        await change();
        await stop.CancelAsync();
        await load;
        return rounds;
    }

    private static async Task AllArrivedAsync(ShardedCluster cluster, int rounds)
    {
        await cluster.Ledger.CountAsync(rounds * Entities);
        for (var entity = 0; entity < Entities; entity++) Assert.Equal(Enumerable.Range(1, rounds), cluster.Ledger.Of($"e{entity}"));
        Assert.Empty(cluster.Ledger.Doubled);
    }

    private static async Task HostsSomethingAsync(IActorRef region)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await region.Ask<ShardRegionStats>(GetShardRegionStats.Instance, Patience)).Stats.Count < 3)
            if (limit.IsCancellationRequested) throw new TimeoutException($"The new region hosts fewer than 3 shards after {Patience}.");
    }

    private sealed class LastRegion : IShardAllocationStrategy
    {
        public Address? Preferred { get; set; }

        public Task<IActorRef> AllocateShard(IActorRef requester, string shardId, IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations)
            => Task.FromResult(currentShardAllocations.Keys.First(r => r.Path.Address.Equals(Preferred)));

        public Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress)
            => Task.FromResult<IImmutableSet<string>>(ImmutableHashSet<string>.Empty);
    }
}
