using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Jobs through a whole cluster of processes: every figure includes remoting, the leader, the job's actor and the store with full synchronisation.</summary>
public sealed class JobsBenchmark : IBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "jobs";

    public string Description => "one seed and three workers as processes over SQLite (synchronous=FULL), and a client node that submits; from submission to the last durable result";

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3);
        var tasks = await run.MeasureAsync("noop tasks, one job of 1,000,000", "tasks/s", () => TasksAsync(cluster, 1_000_000));
        if (tasks is not null)
            run.Require(tasks >= 100_000, "100,000 recorded tasks a second");
        var cost = new List<double>();
        var jobs = await run.MeasureAsync("jobs of one task, 10,000, 64 at once", "jobs/s", () => JobsAsync(cluster, 10_000, 64, cost));
        if (jobs is not null)
        {
            run.Note($"  processor time of all processes: {BenchmarkRun.Text(BenchmarkRun.Median(cost))} ms a job");
            run.Require(jobs >= 1000, "1,000 jobs of one task a second");
        }

        await LatencyAsync(run, cluster);
        await PrimesAsync(run, cluster);
        await LeaderMemoryAsync(run, cluster);
    }

    private static async Task<double> TasksAsync(JobBenchCluster cluster, int tasks)
    {
        var watch = Stopwatch.StartNew();
        var job = await SubmitAsync(cluster, new JobSubmission { Kind = "noop", Inputs = new InputSource.Range(0, tasks) });
        if (job.Succeeded != tasks)
            throw new InvalidOperationException($"{job.Succeeded} of {tasks} tasks are recorded.");
        return tasks / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> JobsAsync(JobBenchCluster cluster, int jobs, int atOnce, List<double> cost)
    {
        var watch = Stopwatch.StartNew();
        var processor = cluster.ProcessorTime();
        await Parallel.ForEachAsync(Enumerable.Range(0, jobs), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) => await OneTaskAsync(cluster));
        cost.Add((cluster.ProcessorTime() - processor).TotalMilliseconds / jobs);
        return jobs / watch.Elapsed.TotalSeconds;
    }

    private static async Task LatencyAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        var p99 = new List<double>();
        var p50 = await run.MeasureAsync("job of one task, submit with wait, p50", "ms", async () =>
        {
            var times = new List<double>();
            for (var i = 0; i < 500; i++)
            {
                var watch = Stopwatch.StartNew();
                await OneTaskAsync(cluster);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            p99.Add(times[495]);
            return times[250];
        });
        if (p50 is null)
            return;
        run.Note($"  p99: {BenchmarkRun.Text(BenchmarkRun.Median(p99))} ms (median of the runs)");
        run.Require(p50 < 10, "p50 under 10 ms");
        run.Require(BenchmarkRun.Median(p99) < 40, "p99 under 40 ms");
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
            var job = await SubmitAsync(cluster, new JobSubmission { Kind = "primes", Parameters = $$"""{"below":{{Below}}}""" });
            var elapsed = watch.Elapsed.TotalSeconds;
            var result = await cluster.Jobs.ReadResultAsync(job.Id);
            var text = System.Text.Encoding.UTF8.GetString(result!.Data.Span).Trim();
            if (text != expected.ToString(System.Globalization.CultureInfo.InvariantCulture))
                throw new InvalidOperationException($"The cluster counted {text} primes; Parallel.For {expected}.");
            return plain[^1] / elapsed;
        });
        if (share is null)
            return;
        run.Note($"  Parallel.For: {BenchmarkRun.Text(BenchmarkRun.Median(plain))} s; the job's time counts from its submission to its durable result");
        run.Require(share >= 0.92, "92 % of the speed of Parallel.For");
    }

    private static async Task LeaderMemoryAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        var total = run.Options.Get("memory-jobs", 0);
        if (total == 0 || !"leader memory".Contains(run.Options.Only, StringComparison.OrdinalIgnoreCase))
            return;
        for (var part = 0; part <= 4; part++)
        {
            if (part > 0)
                await JobsAsync(cluster, total / 4, 128, []);
            run.Note($"leader memory after {part * (total / 4)} more jobs: {WorkingSet(cluster.Seed.Id) / 1024 / 1024} MiB");
        }
    }

    private static long WorkingSet(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.WorkingSet64;
    }

    private static async Task OneTaskAsync(JobBenchCluster cluster) => await SubmitAsync(cluster, new JobSubmission { Kind = "noop", Inputs = new InputSource.Range(0, 1) });

    private static async Task<JobRecord> SubmitAsync(JobBenchCluster cluster, JobSubmission submission)
    {
        var submitted = await cluster.Jobs.SubmitAsync(submission, Patience);
        return submitted.Finished is { State: JobState.Succeeded } job
            ? job
            : throw new InvalidOperationException($"Job {submitted.Id} ended as {submitted.Finished?.State.ToString() ?? "unfinished"}: {submitted.Finished?.Error}");
    }
}
