namespace Petabridge.Cmd.Tests;

/// <summary>The commands that only look, against a live cluster of processes.</summary>
public sealed class LiveClusterTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    [Fact]
    public async Task The_members_are_shown_with_roles_status_and_version()
    {
        var result = await LiveCluster.UntilAsync(cluster.Second, o => LiveCluster.Lines(o, "| up |") == 3, "cluster", "show");
        Assert.Matches($@"{cluster.First.Address} \| \[seed\] \| up \|  \| \d+\.\d+\.\d+", result.Output);
        Assert.Matches($@"{cluster.Third.Address} \| \[worker\] \| up \|", result.Output);
        Assert.EndsWith("Count: 3 nodes", result.Output, StringComparison.Ordinal);

        var leader = await Pbm.RunAsync(cluster.Second.Pbm, "cluster", "leader");
        Assert.Contains(leader.Output, cluster.Nodes.Select(n => n.Address));
        var status = await Pbm.RunAsync(cluster.Second.Pbm, "cluster", "status");
        Assert.Contains($"{cluster.Second.Address} | [worker] | up", status.Output, StringComparison.Ordinal);
        Assert.Contains("Members: 3 up\nUnreachable: none", status.Output, StringComparison.Ordinal);
        Assert.Contains("\"Count: 3 nodes\"]", (await Pbm.RunAsync(cluster.First.Pbm, "--json", "cluster", "show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_and_entities_are_shown_wherever_they_are()
    {
        // Shards go to the nodes whose regions the coordinator knows: entities start when it knows all.
        var regions = await LiveCluster.UntilAsync(cluster.Second, o => cluster.Nodes.All(n => o.Contains(n.Address, StringComparison.Ordinal)), "cluster-sharding", "list-regions");
        Assert.Matches("^thing \\| .*\nCount: 1 regions$", regions.Output);
        await cluster.First.StartEntitiesAsync(30);
        var stats = await LiveCluster.UntilAsync(cluster.Second, o => o.EndsWith("Count: 3 nodes, 10 shards, 30 entities", StringComparison.Ordinal), "cluster-sharding", "region-stats", "-r", "thing");
        Assert.Equal(4, stats.Output.Split('\n').Length);
        var shards = await LiveCluster.UntilAsync(cluster.Third, o => o.EndsWith("Count: 10 shards", StringComparison.Ordinal), "cluster-sharding", "list-shards", "-r", "thing");
        Assert.All(cluster.Nodes, n => Assert.Contains(n.Address, shards.Output, StringComparison.Ordinal));
        var entities = await LiveCluster.UntilAsync(cluster.Second, o => o.EndsWith("Count: 30 entities", StringComparison.Ordinal), "cluster-sharding", "list-entities", "-r", "thing");
        Assert.Matches(@"\nthing-7 \| \d+ \| akka", entities.Output);
        Assert.Equal(1, (await Pbm.RunAsync(cluster.Second.Pbm, "cluster-sharding", "list-shards", "-r", "other")).Code);
        Assert.Equal(2, (await Pbm.RunAsync(cluster.Second.Pbm, "cluster-sharding", "list-shards")).Code);
    }

    [Fact]
    public async Task Another_node_can_be_pinged()
    {
        Assert.Equal(cluster.First.Address, (await Pbm.RunAsync(cluster.First.Pbm, "remote", "address")).Output);
        var ping = await Pbm.RunAsync(cluster.First.Pbm, "remote", "ping", "-p", cluster.Second.Address);
        Assert.Matches($"^{cluster.Second.Address}/user answered after", ping.Output);
        Assert.Equal(1, (await Pbm.RunAsync(cluster.First.Pbm, "remote", "ping", "-p", $"{cluster.Second.Address}/user/none")).Code);
        Assert.Contains("sharding", (await Pbm.RunAsync(cluster.Second.Pbm, "actor", "hierarchy", "-s", "/system", "-d", "1")).Output, StringComparison.Ordinal);
    }
}
