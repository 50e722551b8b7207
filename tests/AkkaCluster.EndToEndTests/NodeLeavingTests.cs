using System.Globalization;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

[Collection(LostNodesTests.Name)]
public sealed class NodeLeavingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private const int Removed = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private LocalCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 3, Slots = 1, Folder = _folder, AllowExec = "*" });
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_drained_worker_hands_back_leaves_and_the_job_goes_on()
    {
        var client = _cluster.Client;
        var job = await client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 50_000_000, ["step"] = 250_000, ["method"] = "test" } });
        await foreach (var progress in client.WatchAsync(job.Id))
        {
            if (progress.Succeeded > 10)
                break;
        }
        var drained = _cluster.Nodes.First(node => node.Name == "worker-1");
        await client.DrainAsync(drained.Start.HostAndPort);
        await drained.WaitForEndAsync().WaitAsync(Patience);
        Assert.True(drained.ExitCode == 0, $"The drained node ended with exit code {drained.ExitCode}:\n{drained.LogTail(10)}");
        var finished = await JobChecks.AssertAnswersAsync(client, job.Id, "3001134");
        Assert.Equal(0, finished.Retries);
    }

    [Fact]
    public async Task Workers_that_are_killed_leave_no_command_behind_nor_what_it_started()
    {
        var mark = "32" + Random.Shared.Next(1000, 9999).ToString(CultureInfo.InvariantCulture);
        var command = new JsonArray("sh", "-c", $"sleep {mark} & sleep {mark}");
        await _cluster.Client.SubmitAsync(new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = command, ["appendInput"] = false }, Inputs = new JobInputs.Lines(["a"]) });
        var sleeping = $"sleep\0{mark}\0";
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count(sleeping) == 2, Patience), $"{RunningCommands.Count(sleeping)} of 2 commands have started.");
        foreach (var worker in _cluster.Nodes.Where(node => node.Name.StartsWith("worker", StringComparison.Ordinal)))
            worker.Kill();
        Assert.True(SpinWait.SpinUntil(() => RunningCommands.Count(sleeping) == 0, Patience), $"{RunningCommands.Count(sleeping)} commands have outlived their workers.");
    }

    [Fact]
    public async Task A_node_that_was_cut_off_and_removed_stops_and_says_why()
    {
        var node = _cluster.Nodes.First(node => node.Name == "worker-2");
        node.Pause();
        await _cluster.WaitUntilAsync(cluster => !cluster.Nodes.Any(member => node.Start.IsAt(member.Address)), Patience);
        node.Resume();
        await node.WaitForEndAsync().WaitAsync(Patience);
        Assert.True(node.ExitCode == Removed, $"The removed node ended with exit code {node.ExitCode}; {Removed} was expected:\n{node.LogTail(10)}");
        Assert.Contains("removed", node.LogTail(5), StringComparison.Ordinal);
    }
}
