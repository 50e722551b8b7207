namespace AkkaCluster.Pbm.Tests;

/// <summary>The commands that change a live cluster of processes, seen from other nodes than the ones they were given to.</summary>
public sealed class LiveClusterChangeTests : IAsyncLifetime
{
    private readonly LiveCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_node_joins_when_it_is_told_to()
    {
        await using var fourth = await NodeProcess.StartAsync("late");
        Assert.Equal("Count: 0 nodes", (await Pbm.RunAsync(fourth.Pbm, "cluster", "show")).Output);
        Assert.Equal("[]", (await Pbm.JsonAsync(fourth.Pbm, "cluster", "show")).ToJsonString());
        Assert.Equal(
            $$"""{"address":"{{fourth.Address}}","joining":"{{_cluster.First.Address}}"}""",
            (await Pbm.JsonAsync(fourth.Pbm, "cluster", "join", "-a", _cluster.First.Address)).ToJsonString());
        await LiveCluster.UntilAsync(_cluster.Second, o => o.Contains($"{fourth.Address} | [late] | up", StringComparison.Ordinal), "cluster", "show");
        Assert.Equal(1, (await Pbm.RunAsync(_cluster.Second.Pbm, "cluster", "join", "-a", _cluster.First.Address)).Code);
    }

    [Fact]
    public async Task A_member_that_leaves_is_gone_for_the_others_and_ends()
    {
        using var events = new Transcript();
        using var cancel = new CancellationTokenSource();
        using var jsonEvents = new Transcript();
        var tail = Pbm.FollowAsync(_cluster.First.Pbm, json: false, events, cancel.Token, "cluster", "tail");
        var jsonTail = Pbm.FollowAsync(_cluster.First.Pbm, json: true, jsonEvents, cancel.Token, "cluster", "tail");
        await LiveCluster.UntilTrueAsync(() => events.ToString().Contains("Count: 3 nodes", StringComparison.Ordinal), "the tail starts with the members", events);
        await LiveCluster.UntilTrueAsync(() => jsonEvents.ToString().StartsWith("""{"event":"members","members":[{"address":""", StringComparison.Ordinal), "the tail starts with the members", jsonEvents);
        Assert.Equal(
            $$"""{"address":"{{_cluster.Third.Address}}","leaving":true}""",
            (await Pbm.JsonAsync(_cluster.Second.Pbm, "cluster", "leave", "-a", _cluster.Third.Address)).ToJsonString());
        await LiveCluster.UntilAsync(_cluster.First, o => o.EndsWith("Count: 2 nodes", StringComparison.Ordinal), "cluster", "show");
        await LiveCluster.UntilAsync(_cluster.Second, o => o.EndsWith("Count: 2 nodes", StringComparison.Ordinal), "cluster", "show");
        await _cluster.Third.Ended.WaitAsync(LiveCluster.Patience);
        await LiveCluster.UntilTrueAsync(() => events.ToString().Contains($"{_cluster.Third.Address} is removed", StringComparison.Ordinal), "the tail tells the end", events);
        var removed = $$"""{"event":"status","address":"{{_cluster.Third.Address}}","status":"removed"}""";
        await LiveCluster.UntilTrueAsync(() => jsonEvents.ToString().Split('\n').Contains(removed), "the tail tells the end", jsonEvents);
        await cancel.CancelAsync();
        Assert.Equal(130, await tail);
        Assert.Equal(130, await jsonTail);

        var gone = await Pbm.RunAsync(_cluster.First.Pbm, "cluster", "leave", "-a", _cluster.Third.Address);
        Assert.Equal(1, gone.Code);
        Assert.Contains("There is no member", gone.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Pbm.RunAsync(_cluster.First.Pbm, "cluster", "down", "-a", "nonsense")).Code);
        Assert.Equal(2, (await Pbm.RunAsync(_cluster.First.Pbm, "cluster", "down")).Code);
    }

    [Fact]
    public async Task A_member_that_is_downed_is_gone_for_the_others()
    {
        Assert.Equal(
            $$"""{"address":"{{_cluster.Third.Address}}","down":true}""",
            (await Pbm.JsonAsync(_cluster.First.Pbm, "cluster", "down", "-a", _cluster.Third.Address)).ToJsonString());
        await LiveCluster.UntilAsync(_cluster.Second, o => o.EndsWith("Count: 2 nodes", StringComparison.Ordinal), "cluster", "show");
    }

    [Fact]
    public async Task Members_that_cannot_be_reached_are_downed_together()
    {
        _cluster.Third.Kill();
        await LiveCluster.UntilAsync(_cluster.First, o => o.Contains($"{_cluster.Third.Address} | [worker] | up | unreachable |", StringComparison.Ordinal), "cluster", "show");
        var unreachable = (await Pbm.JsonAsync(_cluster.First.Pbm, "cluster", "show")).AsArray().Single(m => !m!["reachable"]!.GetValue<bool>());
        Assert.Equal(_cluster.Third.Address, unreachable!["address"]!.GetValue<string>());
        var downed = await Pbm.RunAsync(_cluster.First.Pbm, "cluster", "down-unreachable");
        Assert.Equal($"{_cluster.Third.Address} is declared down.\nCount: 1 nodes", downed.Output);
        await LiveCluster.UntilAsync(_cluster.Second, o => o.EndsWith("Count: 2 nodes", StringComparison.Ordinal), "cluster", "show");
        // Each node learns of the removal in its own time.
        await LiveCluster.UntilAsync(_cluster.First, o => o.EndsWith("Count: 2 nodes", StringComparison.Ordinal), "cluster", "show");
        Assert.Equal("Count: 0 nodes", (await Pbm.RunAsync(_cluster.First.Pbm, "cluster", "down-unreachable")).Output);
        Assert.Equal("[]", (await Pbm.JsonAsync(_cluster.First.Pbm, "cluster", "down-unreachable")).ToJsonString());
    }
}
