using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>What the loss of a process costs. Nodes are killed with SIGKILL and started again for the next run.</summary>
public sealed class JobFailoverBenchmark : IBenchmark
{
    private const int Tasks = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "jobs-failover";

    public string Description => "two seeds and three workers of four slots as processes; from SIGKILL of a node to the start of its tasks elsewhere, or to the answer of the next submission";

    public async Task RunAsync(BenchmarkRun run)
    {
        var worker = await run.MeasureAsync("worker killed: its tasks start elsewhere", "s", () => LoseAsync(home: false));
        var home = await run.MeasureAsync("node of the job's actor killed: its tasks start elsewhere", "s", () => LoseAsync(home: true));
        var leader = await run.MeasureAsync("leader killed: the next submission is answered", "s", LoseLeaderAsync);
        run.Require(worker is null or < 2, "the tasks of a lost worker run elsewhere within 2 s");
        run.Require(home is null or < 2, "the tasks of a lost job actor's node run elsewhere within 2 s");
        run.Require(leader is null or < 2, "the next submission after the loss of the leader is answered within 2 s");
    }

    private static async Task<double> LoseAsync(bool home)
    {
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, seeds: 2, slots: 4);
        var submission = new JobSubmission { Kind = "sleep", Parameters = """{"milliseconds":1500}""", Inputs = new InputSource.Range(0, Tasks) };
        var id = (await cluster.Jobs.SubmitAsync(submission)).Id;
        var progress = await RunningAsync(cluster, id);
        var victim = (await cluster.Jobs.OverviewAsync()).Workers.First(worker => worker.Address == progress.Home == home).Address;
        var killed = TimeProvider.System.GetUtcNow();
        cluster.Kill(victim);
        var job = await cluster.Jobs.WaitAsync(id, Patience) ?? throw new TimeoutException($"Job {id} did not end within {Patience} after {victim} was killed.");
        if (job.Succeeded != job.TaskCount)
            throw new InvalidOperationException($"Job {id} ended as {job.State} with {job.Succeeded} of {job.TaskCount} tasks: {job.Error}");
        var late = (await cluster.Client.ReadChunksAsync(job.Number)).Where(chunk => chunk.StartedAt > killed && chunk.Worker != victim).ToList();
        return late.Count == 0 ? throw new InvalidOperationException($"{victim} held no task when it was killed.") : (late.Max(chunk => chunk.StartedAt) - killed).TotalSeconds;
    }

    private static async Task<double> LoseLeaderAsync()
    {
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, seeds: 2, slots: 4);
        var submission = new JobSubmission { Kind = "noop", Inputs = new InputSource.Range(0, 1) };
        await cluster.Jobs.SubmitAsync(submission, Patience);
        cluster.Kill((await cluster.Jobs.OverviewAsync()).LeaderAddress!);
        var watch = Stopwatch.StartNew();
        var job = (await cluster.Jobs.SubmitAsync(submission, Patience)).Finished;
        return job?.State == JobState.Succeeded ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"The submission after the loss of the leader ended as {job?.State}.");
    }

    private static async Task<JobProgress> RunningAsync(JobBenchCluster cluster, string id)
    {
        await foreach (var progress in cluster.Jobs.WatchAsync(id))
        {
            if (progress.Leased == progress.TaskCount && progress.Home is not null)
                return progress;
        }

        throw new InvalidOperationException($"Job {id} ended before a node was killed.");
    }
}
