using System.Globalization;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>What operators do with pbm, on a cluster of processes.</summary>
[Collection(WaitingTests.Name)]
public sealed class PbmTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static readonly FreePorts Ports = new();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly int _port = Ports.From(9110);

    [Fact]
    public async Task Jobs_are_listed_paused_resumed_and_cancelled_and_a_worker_is_drained()
    {
        var worker = fixture.Cluster.StartWorker("--pbm-port", _port.ToString(CultureInfo.InvariantCulture));
        await UntilAsync("cluster show", (code, output) => code == 0 && output.Contains("Count: 5 nodes", StringComparison.Ordinal) && !output.Contains("joining", StringComparison.Ordinal));
        Assert.Matches(@"^leader   \S+:\d+\s", await UntilAsync("jobs leader", (_, output) => output.Contains("workers  3", StringComparison.Ordinal)));

        var request = new JobRequest { Kind = "sleep", Parameters = new JsonObject { ["milliseconds"] = 200 }, Inputs = new JobInputs.Range(0, 2000, 1) };
        var id = (await fixture.Cluster.Client.SubmitAsync(request)).Id;
        await UntilAsync("jobs list -k sleep", (_, output) => output.Contains($"{id} | sleep | running", StringComparison.Ordinal));
        await UntilAsync($"jobs tasks -i {id} -n 2", (_, output) => output.EndsWith("Count: 2 tasks", StringComparison.Ordinal));
        Assert.Equal(0, (await PbmAsync($"jobs pause -i {id}")).ExitCode);
        await UntilAsync($"jobs show -i {id}", (_, output) => output.Contains("running (paused)", StringComparison.Ordinal));
        Assert.Equal(0, (await PbmAsync($"jobs resume -i {id}")).ExitCode);
        await UntilAsync($"jobs show -i {id}", (_, output) => !output.Contains("(paused)", StringComparison.Ordinal));
        Assert.Equal(0, (await PbmAsync($"jobs cancel -i {id}")).ExitCode);
        await UntilAsync($"jobs show -i {id}", (_, output) => output.Contains("state      cancelled", StringComparison.Ordinal));
        Assert.Equal(1, (await PbmAsync("jobs show -i none")).ExitCode);
        Assert.Equal(2, (await PbmAsync("jobs show")).ExitCode);

        Assert.Equal(0, (await PbmAsync("jobs drain")).ExitCode);
        await UntilTrueAsync(() => Task.FromResult(worker.HasEnded), "the drained worker ends", () => worker.LogTail(20));
    }

    [Fact]
    public async Task A_worker_with_another_job_store_leaves_again_and_says_why()
    {
        const int storeUnreachable = 4;
        var worker = fixture.Cluster.StartWorker("--data", Path.Combine(fixture.Folder, "another"));
        await worker.WaitForEndAsync().WaitAsync(Patience);
        Assert.Equal(storeUnreachable, worker.ExitCode);
        Assert.Contains("Its job store is not that of the cluster", worker.LogTail(30), StringComparison.Ordinal);
    }

    private async Task<CommandRun> PbmAsync(string command) =>
        await CommandRun.RunAsync(Path.Combine(AppContext.BaseDirectory, "pbm.dll"), [$"127.0.0.1:{_port}", .. command.Split(' ')]);

    private async Task<string> UntilAsync(string command, Func<int, string, bool> seen)
    {
        CommandRun? last = null;
        await UntilTrueAsync(
            async () =>
            {
                last = await PbmAsync(command);
                return seen(last.ExitCode, last.Output.Trim());
            },
            command, () => $"{last}");
        return last!.Output;
    }

    private static async Task UntilTrueAsync(Func<Task<bool>> condition, string what, Func<string> seen)
    {
        using var late = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await condition())
        {
            if (late.IsCancellationRequested) throw new TimeoutException($"Not within {Patience}: {what}. Seen last: {seen()}");
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
