using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Jobs through a whole cluster of processes as users call it: every figure includes HTTP, remoting, the leader, the job's actor and the store with full synchronisation.</summary>
public sealed class JobsBenchmark : IBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly JobRequest OneTask = new() { Kind = "noop", Inputs = new JobInputs.Range(0, 1) };

    public string Name => "jobs";

    public string Description => "one seed and three workers as processes over SQLite (synchronous=FULL), or --store postgres, called over HTTP; from submission to the last durable result";

    public async Task RunAsync(BenchmarkRun run)
    {
        var postgres = run.Options.Get("store", "sqlite") == "postgres";
        using var server = postgres ? PostgresServer.Instance : null;
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, arguments: server is null ? [] : JobBenchCluster.OnPostgres(server));
        var least = postgres ? 1000 : 2000;
        var tasks = await run.MeasureAsync("noop tasks, one job of 1,000,000", "tasks/s", () => TasksAsync(cluster, 1_000_000));
        if (tasks is not null)
            run.Require(tasks >= 100_000, "100,000 recorded tasks a second");
        await OneTaskJobsAsync(run, cluster, "jobs of one task, submitted with wait", _ => cluster.RunAsync(OneTask, Patience), least);
        using var http = new HttpClient { BaseAddress = cluster.Gateways[0] };
        await OneTaskJobsAsync(run, cluster, "single tasks (POST /v1/tasks)", i => TaskAsync(http, i), least);
        await PrimesAsync(run, cluster);
        await LeaderMemoryAsync(run, cluster);
    }

    private static async Task<double> TasksAsync(JobBenchCluster cluster, int tasks)
    {
        var watch = Stopwatch.StartNew();
        var job = await cluster.RunAsync(new JobRequest { Kind = "noop", Inputs = new JobInputs.Range(0, tasks) }, Patience);
        if (job.Succeeded != tasks)
            throw new InvalidOperationException($"{job.Succeeded} of {tasks} tasks are recorded.");
        return tasks / watch.Elapsed.TotalSeconds;
    }

    private static async Task OneTaskJobsAsync(BenchmarkRun run, JobBenchCluster cluster, string name, Func<int, Task> once, double least)
    {
        var alone = new ConcurrentLoad(once, 1);
        var p50 = await run.MeasureAsync($"{name}, one at a time, p50", "ms", async () =>
        {
            await alone.RunAsync(500);
            return alone.Percentile(0.5);
        });
        if (p50 is not null)
        {
            run.Note($"  p99: {BenchmarkRun.Text(alone.Percentile(0.99))} ms (last run)");
            run.Require(p50 <= 3, "p50 of 3 ms");
        }

        var many = new ConcurrentLoad(once, 64);
        var cost = 0.0;
        var rate = await run.MeasureAsync($"{name}, 64 at once", "jobs/s", async () =>
        {
            const int jobs = 10_000;
            var processor = cluster.ProcessorTime();
            var figure = await many.RunAsync(jobs);
            cost = (cluster.ProcessorTime() - processor).TotalMilliseconds / jobs;
            return figure;
        });
        if (rate is null)
            return;
        run.Note($"  p99: {BenchmarkRun.Text(many.Percentile(0.99))} ms, processor time of all processes: {BenchmarkRun.Text(cost)} ms a job (last run)");
        run.Require(rate >= least, $"{least:#,0} jobs of one task a second");
        run.Require(many.Percentile(0.99) <= 100, "p99 of 100 ms");
    }

    private static async Task TaskAsync(HttpClient http, int i)
    {
        using var answer = await http.PostAsJsonAsync("v1/tasks", new JsonObject { ["kind"] = "noop", ["input"] = i.ToString(CultureInfo.InvariantCulture) });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task PrimesAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        // Some seconds of work: a shorter job tells its fixed costs (submission, first leases, the last chunks) rather than its speed.
        const long Below = 10_000_000_000;
        var plain = new List<double>();
        var share = await run.MeasureAsync("primes below 10^10, share of Parallel.For's speed", "of 1", async () =>
        {
            var watch = Stopwatch.StartNew();
            var expected = await PlainPrimes.CountAsync(Below);
            plain.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            var job = await cluster.RunAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = Below } }, Patience);
            var elapsed = watch.Elapsed.TotalSeconds;
            var text = (await cluster.Client.GetResultAsync(job.Id)).Text.Trim();
            if (text != expected.ToString(CultureInfo.InvariantCulture))
                throw new InvalidOperationException($"The cluster counted {text} primes; Parallel.For {expected}.");
            return plain[^1] / elapsed;
        });
        if (share is null)
            return;
        run.Note($"  Parallel.For: {BenchmarkRun.Text(BenchmarkRun.Median(plain))} s; the job's time counts from its submission to its durable result");
        run.Require(share >= 0.95, "95 % of the speed of Parallel.For");
    }

    private static async Task LeaderMemoryAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        var total = run.Options.Get("memory-jobs", 0);
        if (total == 0 || !"leader memory".Contains(run.Options.Only, StringComparison.OrdinalIgnoreCase))
            return;
        var leader = (await cluster.Client.GetClusterAsync()).LeaderAddress!;
        var load = new ConcurrentLoad(_ => cluster.RunAsync(OneTask, Patience), 128);
        for (var part = 0; part <= 4; part++)
        {
            if (part > 0)
                await load.RunAsync(total / 4);
            run.Note($"leader memory after {part * (total / 4)} more jobs: {cluster.WorkingSet(leader) / 1024 / 1024} MiB");
        }
    }
}
