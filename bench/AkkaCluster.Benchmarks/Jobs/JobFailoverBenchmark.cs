using System.Diagnostics;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>What the loss of a process costs those who call over HTTP. Nodes are killed with SIGKILL and started again for the next run.</summary>
public sealed class JobFailoverBenchmark : IBenchmark
{
    private const int Tasks = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JobRequest OneTask = new() { Kind = "noop", Inputs = new JobInputs.Range(0, 1) };

    public string Name => "jobs-failover";

    public string Description => "two seeds and three workers of four slots as processes; from SIGKILL of a node to the start of its tasks elsewhere, or to the answer of the next submission; --runs 20 --busy N keeps N cores busy";

    public async Task RunAsync(BenchmarkRun run)
    {
        using var busy = new BusyCores(run.Options.Get("busy", 0));
        var factor = run.Options.Get("busy", 0) > 0 ? 2 : 1;
        await using (var cluster = await JobBenchCluster.StartAsync(workers: 3, seeds: 2, slots: 4))
        {
            await MeasureAsync(run, "worker killed: its tasks start elsewhere", 1.5 * factor, () => LoseAsync(cluster, home: false));
            await MeasureAsync(run, "node of the job's actor killed: its tasks start elsewhere", 2 * factor, () => LoseAsync(cluster, home: true));
            await MeasureAsync(run, "leader killed: the next submission is answered", 1.5 * factor, () => LoseLeaderAsync(cluster, node => node.Kill()));
            await MeasureAsync(run, "leader leaves: longest wait of a submission", 0.3 * factor, () => LeaderLeavesAsync(cluster));
        }

        // Every node may be all: the oldest has the leader, the lowest address leads the membership, the oldest worker coordinates the shards.
        await using var all = await JobBenchCluster.StartAsync(workers: 0, seeds: 3, slots: 4, "--roles", "worker");
        await MeasureAsync(run, "leader, membership leader and shard coordinator in one killed: the next submission is answered", 2.5 * factor, () => LoseLeaderAsync(all, node => node.Kill()));
    }

    private static async Task MeasureAsync(BenchmarkRun run, string name, double limit, Func<Task<double>> once)
    {
        var worst = 0.0;
        var median = await run.MeasureAsync(name, "s", async () =>
        {
            var figure = await once();
            worst = Math.Max(worst, figure);
            return figure;
        });
        run.Require(median is null || median <= limit, $"a median of {limit:0.0} s");
        run.Require(median is null || worst <= Math.Max(4, 2 * limit), $"at worst {Math.Max(4, 2 * limit):0.0} s: {worst:0.00} s");
    }

    private static async Task<double> LoseAsync(JobBenchCluster cluster, bool home)
    {
        var submission = new JobRequest { Kind = "sleep", Parameters = new JsonObject { ["milliseconds"] = 1500 }, Inputs = new JobInputs.Range(0, Tasks) };
        var id = (await cluster.Client.SubmitAsync(submission)).Id;
        var progress = await RunningAsync(cluster, id);
        var victim = (await cluster.Client.GetClusterAsync()).Workers.First(worker => worker.Address == progress.Home == home).Address;
        var killed = TimeProvider.System.GetUtcNow();
        cluster.Node(victim).Kill();
        var job = await cluster.Client.WaitAsync(id, Patience);
        if (job.Succeeded != job.TaskCount)
            throw new InvalidOperationException($"Job {id} is {job.State} with {job.Succeeded} of {job.TaskCount} tasks after {victim} was killed: {job.Error}");
        var late = (await cluster.ReadChunksAsync(job.Number)).Where(chunk => chunk.StartedAt > killed && chunk.Worker != victim).ToList();
        await cluster.RestoreAsync();
        return late.Count == 0 ? throw new InvalidOperationException($"{victim} held no task when it was killed.") : (late.Max(chunk => chunk.StartedAt) - killed).TotalSeconds;
    }

    private static async Task<double> LoseLeaderAsync(JobBenchCluster cluster, Action<LocalNode> lose)
    {
        await cluster.RunAsync(OneTask, Patience);
        var leader = (await cluster.Client.GetClusterAsync()).LeaderAddress!;
        lose(cluster.Node(leader));
        var watch = Stopwatch.StartNew();
        await cluster.RunAsync(OneTask, Patience);
        var took = watch.Elapsed.TotalSeconds;
        await cluster.RestoreAsync();
        return took;
    }

    private static async Task<double> LeaderLeavesAsync(JobBenchCluster cluster)
    {
        var leader = cluster.Node((await cluster.Client.GetClusterAsync()).LeaderAddress!);
        var left = leader.StopAsync(Patience);
        var worst = 0.0;
        while (!left.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            await cluster.Client.SubmitAsync(OneTask);
            worst = Math.Max(worst, watch.Elapsed.TotalSeconds);
        }

        await cluster.RestoreAsync();
        return worst;
    }

    private static async Task<JobProgress> RunningAsync(JobBenchCluster cluster, string id)
    {
        await foreach (var progress in cluster.Client.WatchAsync(id))
        {
            if (progress.Leased == progress.TaskCount && progress.Home is not null)
                return progress;
        }

        throw new InvalidOperationException($"Job {id} ended before a node was killed.");
    }
}
