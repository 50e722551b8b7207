using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;
using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.EndToEndTests;

/// <summary>There is one cluster on one store, however its nodes are started, paused and lost.</summary>
[Collection(LostNodesTests.Name)]
public sealed class FoundingTests
{
    private const int WrongStore = 4, Removed = 5, Superseded = 7;

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(2, 1, 0)]
    public async Task Nodes_come_together_in_whatever_order_they_start(params int[] order)
    {
        await using var fleet = new Fleet(seeds: 2, workers: 1);
        foreach (var i in order)
            await fleet.UntilLoggedAsync(fleet.Start(fleet.Plans[i]), "is ready");
        await fleet.UntilOneClusterAsync(fleet.Plans);
        Assert.Equal(1, (await fleet.StoredAsync()).Founding);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_found_one_cluster_and_after_a_full_stop_again()
    {
        await using var fleet = new Fleet(seeds: 3, workers: 1);
        for (var round = 1; round <= 3; round++)
        {
            foreach (var plan in fleet.Plans)
                fleet.Start(plan);
            await fleet.UntilOneClusterAsync(fleet.Plans);
            await fleet.StopAllAsync();
            var stored = await fleet.StoredAsync();
            Assert.Equal(round, stored.Founding);
            Assert.True(stored.Members.Count == 0, $"All have left, and the store still names {string.Join(", ", stored.Members)}.");
        }
    }

    [Fact]
    public async Task A_seed_founds_alone_after_all_others_were_lost_for_good()
    {
        await using var fleet = new Fleet(seeds: 2, workers: 1);
        var nodes = fleet.Plans.Select(fleet.Start).ToList();
        await fleet.UntilOneClusterAsync(fleet.Plans);
        nodes.ForEach(node => node.Kill());
        fleet.Start(fleet.Plans[1]);
        await fleet.UntilOneClusterAsync(fleet.Plans[1]);
        Assert.Equal(2, (await fleet.StoredAsync()).Founding);
    }

    /// <summary>Seed 2 is the whole cluster, and is paused; seed 1 finds nobody that answers, and founds. Both have acknowledged jobs.</summary>
    [Fact]
    public async Task A_cluster_that_was_paused_while_another_was_founded_yields_and_joins_it_and_the_jobs_of_both_end()
    {
        await using var fleet = new Fleet(seeds: 2, workers: 1);
        var (seed1, seed2, worker) = (fleet.Plans[0], fleet.Plans[1], fleet.Plans[2]);
        var first = fleet.Start(seed1);
        var paused = fleet.StartSupervised(seed2);
        await fleet.UntilOneClusterAsync(seed1, seed2);
        first.Terminate();
        await first.WaitForEndAsync();
        await fleet.UntilOneClusterAsync(seed2);
        var before = await SubmitAsync(seed2);
        paused.Pause();
        await fleet.UntilLoggedAsync(fleet.StartSupervised(seed1), "founds cluster 2");
        await fleet.UntilOneClusterAsync(seed1);
        var between = await SubmitAsync(seed1);

        paused.Resume();
        await paused.WaitForEndAsync();
        Assert.True(paused.ExitCode == Superseded, $"The older cluster's node ended with {paused.ExitCode}:\n{paused.LogTail(15)}");
        fleet.StartSupervised(worker);
        await fleet.UntilOneClusterAsync(fleet.Plans);
        Assert.Equal(2, (await fleet.StoredAsync()).Founding);
        foreach (var job in (string[])[before, between])
            await JobChecks.AssertAnswersAsync(fleet.Client, job, "78498");
    }

    /// <summary>The workers are the cluster's majority: they remove the paused seed, and the other joins through them.</summary>
    [Fact]
    public async Task A_seed_joins_the_workers_of_a_cluster_whose_other_seed_is_paused()
    {
        await using var fleet = new Fleet(seeds: 2, workers: 2);
        var (seed1, seed2) = (fleet.Plans[0], fleet.Plans[1]);
        var first = fleet.Start(seed1);
        var paused = fleet.StartSupervised(seed2);
        foreach (var worker in fleet.Plans.Skip(2))
            fleet.StartSupervised(worker);
        await fleet.UntilOneClusterAsync(fleet.Plans);
        first.Terminate();
        await first.WaitForEndAsync();
        var job = await SubmitAsync(seed2);
        paused.Pause();
        fleet.StartSupervised(seed1);
        await fleet.UntilOneClusterAsync(fleet.Plans.Where(plan => plan != seed2));
        paused.Resume();
        await fleet.UntilOneClusterAsync(fleet.Plans);
        Assert.Equal(1, (await fleet.StoredAsync()).Founding);
        await JobChecks.AssertAnswersAsync(fleet.Client, job, "78498");
    }

    [Fact]
    public async Task A_store_of_another_cluster_that_runs_is_refused()
    {
        await using var fleet = new Fleet(seeds: 1, workers: 0);
        await using var others = new Fleet(seeds: 1, workers: 0);
        fleet.Start(fleet.Plans[0]);
        await fleet.UntilOneClusterAsync(fleet.Plans);
        var stranger = others.Plans[0];
        var refused = others.Start(stranger with { Arguments = [.. stranger.Arguments, "--data", fleet.Folder] });
        await refused.WaitForEndAsync();
        Assert.Equal(WrongStore, refused.ExitCode);
        Assert.Contains("belongs to another cluster that runs", refused.LogTail(20), StringComparison.Ordinal);
        Assert.Contains(fleet.Plans[0].HostAndPort, refused.LogTail(20), StringComparison.Ordinal);
    }

    /// <summary>Two machines with an SQLite file each, say.</summary>
    [Fact]
    public async Task Seeds_with_different_stores_are_told_so()
    {
        await using var fleet = new Fleet(seeds: 2, workers: 0);
        fleet.Start(fleet.Plans[0]);
        await fleet.UntilOneClusterAsync(fleet.Plans[0]);
        var other = fleet.Plans[1];
        var refused = fleet.Start(other with { Arguments = [.. other.Arguments, "--data", Path.Combine(fleet.Folder, "other")] });
        await refused.WaitForEndAsync();
        Assert.True(refused.ExitCode == WrongStore, $"It ended with {refused.ExitCode}:\n{refused.LogTail(20)}");
        Assert.Contains("Its job store is not that of the cluster", refused.LogTail(20), StringComparison.Ordinal);
    }

    /// <summary>Seed 1 is cut off from the others, not from the store: it ends, and its supervisor starts it again and again while it is alone.</summary>
    [CutNetworkFact]
    public async Task A_seed_that_starts_while_it_is_cut_off_waits_and_joins_when_the_network_is_whole()
    {
        using var network = CutNetwork.Create(3);
        await using var fleet = new Fleet(seeds: 2, workers: 1);
        string At(int i) => $"{CutNetwork.AddressOf(i)}:{fleet.Plans[i].Port}";
        var plans = fleet.Plans.Select((plan, i) => plan with
        {
            Launcher = ["ip", "netns", "exec", network.NamespaceOf(i)],
            Arguments = [.. plan.Arguments, "--hostname", CutNetwork.AddressOf(i), "--seeds", $"{At(0)},{At(1)}", "--insecure"],
        }).ToList();
        Task UntilStoredAsync(params int[] members) => fleet.UntilAsync(
            async () => (await fleet.StoredAsync()).Members.Select(member => member.Address).Order(StringComparer.Ordinal).SequenceEqual(members.Select(At)),
            () => $"the store names {string.Join(", ", members.Select(At))}");
        var cutOff = fleet.StartSupervised(plans[0]);
        fleet.StartSupervised(plans[1]);
        fleet.StartSupervised(plans[2]);
        await UntilStoredAsync(0, 1, 2);

        network.Cut(0);
        await cutOff.WaitForEndAsync();
        Assert.Equal(Removed, cutOff.ExitCode);
        await UntilStoredAsync(1, 2);
        // Three times, five seconds apart: longer than the lease.
        await fleet.UntilAsync(
            () => Task.FromResult(cutOff.LogTail(2000).Split("is in no cluster yet").Length > 3),
            () => "the seed that is cut off says three times that it waits");
        network.Heal();
        await UntilStoredAsync(0, 1, 2);
        Assert.Equal(1, (await fleet.StoredAsync()).Founding);
    }

    private static async Task<string> SubmitAsync(LocalNodeStart through)
    {
        using var client = new ClusterClient(new ClusterClientOptions { Gateways = [through.Gateway] });
        return (await client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1_000_000, ["step"] = 50_000 } })).Id;
    }
}
