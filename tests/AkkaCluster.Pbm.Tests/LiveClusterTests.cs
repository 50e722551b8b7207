namespace AkkaCluster.Pbm.Tests;

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
    }

    [Fact]
    public async Task The_members_may_be_json()
    {
        await LiveCluster.UntilAsync(cluster.Second, o => LiveCluster.Lines(o, "| up |") == 3, "cluster", "show");
        var members = (await Pbm.JsonAsync(cluster.Second.Pbm, "cluster", "show")).AsArray();
        Assert.Equal(cluster.Nodes.Select(n => n.Address).Order(StringComparer.Ordinal), members.Select(m => m!["address"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var first = members.Single(m => m!["address"]!.GetValue<string>() == cluster.First.Address)!.AsObject();
        Assert.Matches(@"^\d+\.\d+\.\d+", first["version"]!.GetValue<string>());
        first.Remove("version");
        Assert.Equal($$"""{"address":"{{cluster.First.Address}}","roles":["seed"],"status":"up","reachable":true}""", first.ToJsonString());

        var leader = await Pbm.JsonAsync(cluster.Second.Pbm, "cluster", "leader");
        Assert.Contains(leader["leader"]!.GetValue<string>(), cluster.Nodes.Select(n => n.Address));
        var status = await Pbm.JsonAsync(cluster.Second.Pbm, "cluster", "status");
        Assert.Equal(cluster.Second.Address, status["self"]!["address"]!.GetValue<string>());
        Assert.Equal("""{"up":3}""", status["members"]!.ToJsonString());
        Assert.Equal("[]", status["unreachable"]!.ToJsonString());
        Assert.Equal(leader["leader"]!.GetValue<string>(), status["leader"]!.GetValue<string>());
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
        await AssertJsonAsync(shards.Output, entities.Output);
        Assert.Equal(1, (await Pbm.RunAsync(cluster.Second.Pbm, "cluster-sharding", "list-shards", "-r", "other")).Code);
        Assert.Equal(2, (await Pbm.RunAsync(cluster.Second.Pbm, "cluster-sharding", "list-shards")).Code);
    }

    private async Task AssertJsonAsync(string shards, string entities)
    {
        var regions = (await Pbm.JsonAsync(cluster.Second.Pbm, "cluster-sharding", "list-regions")).AsArray();
        Assert.Equal("thing", Assert.Single(regions)!["type"]!.GetValue<string>());
        Assert.Equal(3, regions[0]!["nodes"]!.AsArray().Count);
        var stats = (await Pbm.JsonAsync(cluster.Second.Pbm, "cluster-sharding", "region-stats", "-r", "thing")).AsArray();
        Assert.Equal((3, 10, 30), (stats.Count, stats.Sum(n => n!["shards"]!.GetValue<int>()), stats.Sum(n => n!["entities"]!.GetValue<int>())));
        Assert.All(stats, n => Assert.Contains(n!["node"]!.GetValue<string>(), cluster.Nodes.Select(c => c.Address)));
        var listed = (await Pbm.JsonAsync(cluster.Third.Pbm, "cluster-sharding", "list-shards", "-r", "thing")).AsArray();
        Assert.Equal(10, listed.Count);
        Assert.All(listed, s => Assert.Contains($"{s!["shard"]} | {s["node"]} | {s["entities"]!.GetValue<int>()} entities", shards.Split('\n')));
        listed = (await Pbm.JsonAsync(cluster.Third.Pbm, "cluster-sharding", "list-entities", "-r", "thing")).AsArray();
        Assert.Equal(30, listed.Count);
        Assert.All(listed, e => Assert.Contains($"{e!["entity"]} | {e["shard"]} | {e["node"]}", entities.Split('\n')));
    }

    [Fact]
    public async Task Another_node_can_be_pinged()
    {
        Assert.Equal(cluster.First.Address, (await Pbm.RunAsync(cluster.First.Pbm, "remote", "address")).Output);
        var ping = await Pbm.RunAsync(cluster.First.Pbm, "remote", "ping", "-p", cluster.Second.Address);
        Assert.Matches($"^{cluster.Second.Address}/user answered after", ping.Output);
        Assert.Equal($$"""{"address":"{{cluster.First.Address}}"}""", (await Pbm.JsonAsync(cluster.First.Pbm, "remote", "address")).ToJsonString());
        var pinged = await Pbm.JsonAsync(cluster.First.Pbm, "remote", "ping", "-p", cluster.Second.Address);
        Assert.Equal($"{cluster.Second.Address}/user", pinged["path"]!.GetValue<string>());
        Assert.InRange(pinged["milliseconds"]!.GetValue<double>(), 0, 60_000);
        Assert.Equal(1, (await Pbm.RunAsync(cluster.First.Pbm, "remote", "ping", "-p", $"{cluster.Second.Address}/user/none")).Code);
        Assert.Contains("sharding", (await Pbm.RunAsync(cluster.Second.Pbm, "actor", "hierarchy", "-s", "/system", "-d", "1")).Output, StringComparison.Ordinal);
    }
}
