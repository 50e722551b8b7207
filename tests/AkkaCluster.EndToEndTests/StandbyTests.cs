using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>Active-passive: a standby works only while no active worker is there.</summary>
[Collection(LostNodesTests.Name)]
public sealed class StandbyTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private LocalCluster _cluster = null!;
    private LocalNode _standby = null!;

    public async Task InitializeAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 1, Slots = 1, Folder = _folder });
        _cluster.StartNodes();
        _standby = _cluster.StartWorker("--standby");
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_standby_works_only_when_the_active_workers_are_lost()
    {
        var client = _cluster.Client;
        var idle = await client.SubmitAsync(Primes(10_000_000, 500_000));
        await JobChecks.AssertAnswersAsync(client, idle.Id, "664579");
        await foreach (var task in client.GetTasksAsync(idle.Id))
            Assert.False(_standby.Start.IsAt(task.Worker!), $"The standby ran task {task.Index} though an active worker was there.");

        var lost = await client.SubmitAsync(Primes(50_000_000, 250_000));
        await foreach (var progress in client.WatchAsync(lost.Id))
        {
            if (progress.Succeeded > 10)
                break;
        }
        _cluster.Nodes.First(node => node.Name == "worker-1").Kill();
        await JobChecks.AssertAnswersAsync(client, lost.Id, "3001134");
        var workers = new HashSet<string>();
        await foreach (var task in client.GetTasksAsync(lost.Id))
            workers.Add(task.Worker!);
        Assert.Contains(workers, _standby.Start.IsAt);
    }

    private static JobRequest Primes(long below, long step) =>
        new() { Kind = "primes", Parameters = new JsonObject { ["below"] = below, ["step"] = step, ["method"] = "test" } };
}
