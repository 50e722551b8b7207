using System.Diagnostics;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>That nothing grows while the store is away: PostgreSQL is stopped under load, and the nodes' memory watched until it is back and all is done.</summary>
public sealed class StoreAwayBenchmark : IBenchmark
{
    private const int Submitters = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    public string Name => "jobs-store-away";

    public string Description => "a seed and two workers over PostgreSQL, which is stopped for --minutes 10 while jobs run, submissions go on and calls wait; each node's working set over that time";

    public async Task RunAsync(BenchmarkRun run)
    {
        var minutes = TimeSpan.FromMinutes(run.Options.Get("minutes", 10));
        using var server = PostgresServer.Instance;
        await using var cluster = await JobBenchCluster.StartAsync(workers: 2, slots: 2, arguments: JobBenchCluster.OnPostgres(server));
        using var over = new CancellationTokenSource();
        var accepted = new System.Collections.Concurrent.ConcurrentBag<string>();
        var load = Enumerable.Range(0, Submitters).Select(_ => SubmitAsync(cluster, accepted, over.Token)).ToList();
        // Outputs that wait to be recorded are what workers could keep too much of.
        var large = await cluster.Client.SubmitAsync(new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = new JsonArray("sh", "-c", "head -c 100000 /dev/zero") }, Inputs = new JobInputs.Range(0, 20_000) });
        accepted.Add(large.Id);
        await Task.Delay(Interval);
        var before = Tell(run, cluster, "before");
        server.Stop();
        var most = new Dictionary<string, double>(before);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < minutes;)
        {
            await Task.Delay(Interval);
            foreach (var (name, size) in Tell(run, cluster, $"away for {watch.Elapsed.TotalSeconds:0} s"))
                most[name] = Math.Max(most[name], size);
        }
        server.Start();
        await over.CancelAsync();
        await Task.WhenAll(load);
        foreach (var id in accepted)
        {
            var job = await cluster.Client.WaitAsync(id, Patience);
            run.Require(job.State == JobState.Succeeded, $"job {id} ends well: {job.State} {job.Error}");
        }
        Tell(run, cluster, $"back, and all of {accepted.Count} accepted jobs ended");
        foreach (var (name, size) in most)
            run.Require(size < before[name] + 150, $"{name} stays within 150 MB of the {before[name]:0} MB that it had: {size:0} MB");
    }

    private static IReadOnlyDictionary<string, double> Tell(BenchmarkRun run, JobBenchCluster cluster, string when)
    {
        var sizes = cluster.WorkingSets();
        run.Note($"{when,-48} {string.Join(", ", sizes.Select(size => $"{size.Key} {size.Value:0} MB"))}");
        return sizes;
    }

    /// <summary>Submits on and on, as clients do that ask again when they are refused.</summary>
    private static async Task SubmitAsync(JobBenchCluster cluster, System.Collections.Concurrent.ConcurrentBag<string> accepted, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var submitted = await cluster.Client.SubmitAsync(new JobRequest { Kind = "noop", Inputs = new JobInputs.Range(0, 1) }, TimeSpan.FromSeconds(30), over);
                accepted.Add(submitted.Id);
            }
            catch (ClusterException)
            {
                // Refused while the store is away.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
