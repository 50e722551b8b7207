using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>A cluster that is as large as what is queued asks for.</summary>
[Collection(ProcessTests.Name)]
public sealed class AdaptiveTests : IDisposable
{
    private const int SignalInterrupt = 2;
    private const int Tasks = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private readonly ConcurrentQueue<string> _said = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_burst_of_tasks_makes_it_grow_and_it_shrinks_again_and_runs_each_task_once()
    {
        using var command = Process.Start(CommandRun.Start(
            CommandRun.Command, "up", "--adaptive", "1..3", "--within", "10s", "--slots", "1", "--seeds", "1", "--allow-exec", "sh", "--data", Path.Combine(_folder, "data")))!;
        try
        {
            var reading = ReadAsync(command.StandardError);
            using var client = new ClusterClient(await GatewayAsync(command.StandardOutput));
            var burst = await client.SubmitAsync(Job("burst", Tasks, seconds: 2));
            await UntilAsync(client, cluster => cluster.Workers.Count(worker => worker.BusySlots > 0) == 3, "3 workers at work");
            var demand = await client.GetDemandAsync(TimeSpan.FromSeconds(10));
            Assert.Equal((3, true, "exec"), (demand.AvailableSlots, demand.Slots > 3, Assert.Single(demand.Kinds).Kind));

            var done = await JobChecks.AssertAnswersAsync(client, burst.Id, null);
            var last = await client.SubmitAsync(Job("last", 1, seconds: 25));
            await UntilAsync(client, cluster => cluster.Workers.Count == 1, "1 worker");
            Assert.Equal((0L, 0L), (done.Retries, done.Duplicates));
            Assert.Equal(0, (await JobChecks.AssertAnswersAsync(client, last.Id, null)).Retries);
            Assert.Equal(Tasks, File.ReadLines(Path.Combine(_folder, "burst")).Distinct().Count());
            Assert.Equal((Tasks, 1), (File.ReadLines(Path.Combine(_folder, "burst")).Count(), File.ReadLines(Path.Combine(_folder, "last")).Count()));

            Assert.Equal(0, SendSignal(command.Id, SignalInterrupt));
            await command.WaitForExitAsync().WaitAsync(Patience);
            await reading;
            Assert.Equal(0, command.ExitCode);
        }
        finally
        {
            command.Kill();
        }

        var steps = string.Join('\n', _said);
        Assert.Contains("worker-2 is started, 2 of at most 3 workers: ", steps, StringComparison.Ordinal);
        Assert.Contains("worker-3 is started, 3 of at most 3 workers: ", steps, StringComparison.Ordinal);
        Assert.Contains(" slots would do ", steps, StringComparison.Ordinal);
        Assert.Contains(" leaves, 1 of at least 1 workers stay: ", steps, StringComparison.Ordinal);
        Assert.Equal(2, _said.Count(line => line.EndsWith(" has left.", StringComparison.Ordinal)));
        Assert.DoesNotContain("exit code", steps, StringComparison.Ordinal);
    }

    /// <summary>Tasks that leave a line each time that one is run.</summary>
    private JobRequest Job(string name, int tasks, int seconds) => new()
    {
        Kind = "exec",
        Parameters = new JsonObject { ["command"] = new JsonArray("sh", "-c", $"echo $0 >> {Path.Combine(_folder, name)}; sleep {seconds}") },
        Inputs = new JobInputs.Lines([.. Enumerable.Range(0, tasks).Select(i => $"{i}")]),
    };

    private async Task UntilAsync(ClusterClient client, Func<ClusterInfo, bool> condition, string what)
    {
        using var late = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        ClusterInfo? last = null;
        while (last is null || !condition(last))
        {
            Assert.False(late.IsCancellationRequested, $"{what} expected within {Patience}; seen last: {last?.Workers.Count} workers. The command said:\n{string.Join('\n', _said)}");
            await tick.WaitForNextTickAsync(CancellationToken.None);
            last = await client.GetClusterAsync();
        }
    }

    private async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
            _said.Enqueue(line);
    }

    private async Task<string> GatewayAsync(StreamReader from)
    {
        using var late = new CancellationTokenSource(Patience);
        while (await from.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Split("Dashboard: ") is [_, var rest])
            {
                _ = from.ReadToEndAsync(CancellationToken.None);
                return rest.Split(' ')[0];
            }
        }

        throw new InvalidOperationException($"The command did not say where its dashboard is. It said:\n{string.Join('\n', _said)}");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);
}
