using Akka.Actor;
using static Akka.Cluster.Sharding.Tests.Systems.ShardedCluster;

namespace Akka.Cluster.Sharding.Tests.Systems;

public class ClusterShardingTests
{
    [Fact]
    public async Task Every_node_finds_the_same_entity_under_an_id_and_nodes_share_the_shards()
    {
        await using var cluster = new ShardedCluster();
        var nodes = new[] { await cluster.StartAsync(), await cluster.StartAsync(), await cluster.StartAsync() };
        var places = new HashSet<string>();

        for (var entity = 0; entity < 40; entity++)
        {
            var place = await WhereAsync(nodes[0].Region, entity);
            places.Add(place);
            foreach (var node in nodes) Assert.Equal(place, await WhereAsync(node.Region, entity));
        }

        Assert.Equal(3, places.Count);
        Assert.Empty(cluster.Ledger.Doubled);
    }

    [Fact]
    public async Task An_entity_lives_below_its_shard_and_region()
    {
        await using var cluster = new ShardedCluster();
        var (_, region) = await cluster.StartAsync();

        var path = await region.Ask<string>(To(1, "path"), Patience);

        Assert.Matches("^/system/sharding/counter/[0-9]+/e1$", path);
    }

    [Fact]
    public async Task A_proxy_reaches_entities_and_hosts_none()
    {
        await using var cluster = new ShardedCluster();
        var (host, _) = await cluster.StartAsync();
        var (_, proxy) = await cluster.StartProxyAsync();

        Assert.Equal(Cluster.Get(host).SelfAddress.ToString(), await WhereAsync(proxy, 1));
    }

    [Fact]
    public async Task An_entity_that_passivates_gets_later_messages_in_its_next_life()
    {
        await using var cluster = new ShardedCluster();
        var (_, region) = await cluster.StartAsync();
        await WhereAsync(region, 1);

        region.Tell(To(1, "passivate"), ActorRefs.NoSender);
        for (var i = 1; i <= 50; i++) region.Tell(To(1, i), ActorRefs.NoSender);
        await cluster.Ledger.CountAsync(50);

        Assert.Equal(Enumerable.Range(1, 50), cluster.Ledger.Of("e1"));
    }

    [Fact]
    public async Task An_idle_entity_is_stopped_and_started_again_by_the_next_message()
    {
        await using var cluster = new ShardedCluster("akka.cluster.sharding.passivate-idle-entity-after = 300ms");
        var (_, region) = await cluster.StartAsync();
        await WhereAsync(region, 1);

        await cluster.Ledger.StoppedAsync("e1");

        await WhereAsync(region, 1);
    }

    [Fact]
    public async Task StartEntity_starts_an_entity_without_sending_it_anything()
    {
        await using var cluster = new ShardedCluster();
        var (_, region) = await cluster.StartAsync();

        region.Tell(new ShardRegion.StartEntity("e7"), ActorRefs.NoSender);

        await cluster.Ledger.StartedAsync("e7");
        Assert.Equal(0, cluster.Ledger.Count);
    }

    [Fact]
    public async Task A_failing_entity_is_restarted_and_goes_on()
    {
        await using var cluster = new ShardedCluster();
        var (_, region) = await cluster.StartAsync();

        region.Tell(To(1, "fail"), ActorRefs.NoSender);

        await WhereAsync(region, 1);
    }

    [Fact]
    public async Task Queries_tell_shards_entities_and_regions()
    {
        await using var cluster = new ShardedCluster();
        var (one, region) = await cluster.StartAsync();
        var (two, other) = await cluster.StartAsync();
        await WhereAsync(other, 0);
        for (var entity = 0; entity < 20; entity++) await WhereAsync(region, entity);

        var regions = await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, Patience);
        var stats = await region.Ask<ClusterShardingStats>(new GetClusterShardingStats(Patience), Patience);
        var state = await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience);
        var location = await region.Ask<EntityLocation>(new GetEntityLocation("e3", Patience), Patience);

        Assert.True(regions.Regions.SetEquals([Cluster.Get(one).SelfAddress, Cluster.Get(two).SelfAddress]));
        Assert.Equal(20, stats.Regions.Values.Sum(r => r.Stats.Values.Sum()));
        Assert.Equal(stats.Regions[Cluster.Get(one).SelfAddress].Stats.Values.Sum(), state.Shards.Sum(s => s.EntityIds.Count));
        Assert.Equal(await WhereAsync(region, 3), location.ShardRegion.ToString());
        Assert.True(location.EntityRef.HasValue);
    }

    [Fact]
    public async Task Remembering_entities_is_refused_with_the_reason()
    {
        await using var cluster = new ShardedCluster("akka.cluster.sharding { state-store-mode = ddata }");
        var (system, _) = await cluster.StartAsync();

        var error = Assert.Throws<NotSupportedException>(() => ClusterShardingSettings.Create(system).WithRememberEntities(true));

        Assert.Contains("not supported by the embedded engine", error.Message, StringComparison.Ordinal);
    }
}
