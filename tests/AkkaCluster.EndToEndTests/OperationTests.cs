using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using Npgsql;

namespace AkkaCluster.EndToEndTests;

/// <summary>What docs/OPERATIONS.md says about upgrading, backup and restore, done in the middle of a job.</summary>
[Collection(WaitingTests.Name)]
public sealed class OperationTests : IDisposable
{
    private const string PrimesBelow20Million = "1270607";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>How often all nodes are restarted in turn: once, or as AKKACLUSTER_ROLLS says.</summary>
    private static int Rolls => int.TryParse(Environment.GetEnvironmentVariable("AKKACLUSTER_ROLLS"), out var rolls) ? rolls : 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nodes_are_restarted_one_after_the_other_and_the_job_goes_on()
    {
        await using var cluster = await StartAsync(_folder, seeds: 2, workers: 2);
        for (var i = 0; i < Rolls; i++)
            await RollAsync(cluster);
        await using var store = JobStores.Create(new StoreOptions { Directory = _folder });
        await store.OpenAsync();
        Assert.Equal(1, (await store.ReadClusterAsync()).Founding);
        await cluster.StopAsync();
    }

    private static async Task RollAsync(LocalCluster cluster)
    {
        var job = await SubmitAsync(cluster);
        foreach (var node in cluster.Nodes.Where(node => !node.HasEnded).OrderByDescending(n => n.Name, StringComparer.Ordinal).ToList())
        {
            node.Terminate();
            await node.WaitForEndAsync().WaitAsync(Patience);
            Assert.True(node.ExitCode == 0, $"{node.Name} ended with exit code {node.ExitCode}:\n{node.LogTail(10)}");
            cluster.Restart(node);
            await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        }

        var finished = await JobChecks.AssertAnswersAsync(cluster.Client, job, PrimesBelow20Million);
        Assert.Equal(0, finished.Retries);
    }

    [ProgramFact("sqlite3")]
    public async Task A_copy_of_the_SQLite_store_of_a_running_cluster_is_restored()
    {
        var (lost, restored) = (Path.Combine(_folder, "lost"), Path.Combine(_folder, "restored"));
        Directory.CreateDirectory(restored);
        var job = await LoseAsync(lost, [], () => RunAsync("sqlite3", Path.Combine(lost, "jobs.db"), $".backup {Path.Combine(restored, "jobs.db")}"));
        await AssertGoesOnAsync(restored, [], job);
    }

    [PostgresFact]
    public async Task A_dump_of_the_PostgreSQL_store_of_a_running_cluster_is_restored()
    {
        using var server = PostgresServer.Instance;
        var (lost, restored) = (server.CreateDatabase(), server.CreateDatabase());
        var dump = Path.Combine(_folder, "jobs.dump");
        var job = await LoseAsync(Path.Combine(_folder, "lost"), Store(lost), () => RunAsync("pg_dump", [.. Connection(lost), "-Fc", "-f", dump]));
        await RunAsync("pg_restore", [.. Connection(restored), dump]);
        await AssertGoesOnAsync(Path.Combine(_folder, "restored"), Store(restored), job);
    }

    /// <summary>Runs a cluster that is backed up and then lost in the middle of a job, and returns the job's id.</summary>
    private static async Task<string> LoseAsync(string folder, string[] store, Func<Task> backUp)
    {
        await using var cluster = await StartAsync(folder, seeds: 1, workers: 1, store);
        var job = await SubmitAsync(cluster);
        await backUp();
        foreach (var node in cluster.Nodes) node.Kill();
        return job;
    }

    private static async Task AssertGoesOnAsync(string folder, string[] store, string job)
    {
        await using var cluster = await StartAsync(folder, seeds: 1, workers: 1, store);
        Assert.InRange((await cluster.Client.GetAsync(job)).Succeeded, 1, long.MaxValue);
        await JobChecks.AssertAnswersAsync(cluster.Client, job, PrimesBelow20Million);
        await cluster.StopAsync();
    }

    private static async Task<LocalCluster> StartAsync(string folder, int seeds, int workers, params string[] arguments)
    {
        var cluster = new LocalCluster(new LocalClusterOptions { Seeds = seeds, Workers = workers, Slots = 1, Folder = folder, Arguments = arguments });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        return cluster;
    }

    /// <summary>Hands in a job, and waits until some of it is done.</summary>
    private static async Task<string> SubmitAsync(LocalCluster cluster)
    {
        var request = new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 20_000_000, ["step"] = 50_000, ["method"] = "test" } };
        var id = (await cluster.Client.SubmitAsync(request)).Id;
        await foreach (var progress in cluster.Client.WatchAsync(id))
        {
            Assert.False(progress.IsFinal, $"The job had ended before anything could happen to it: {progress.State}.");
            if (progress.Succeeded > 0) break;
        }

        return id;
    }

    private static string[] Store(string connection) => ["--store", "postgres", "--store-connection", connection];

    private static string[] Connection(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return ["-h", parts.Host!, "-p", $"{parts.Port}", "-U", parts.Username!, "-d", parts.Database!];
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error}");
    }
}
