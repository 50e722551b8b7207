using System.Diagnostics;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Jobs with known answers while nodes are killed and started again: how long they take, and that every answer is right and every task recorded once.</summary>
public sealed class JobChaosBenchmark : IBenchmark
{
    private const int PrimesBelow = 300_000_000;
    private const string PrimeCount = "16252325";
    private const int Noops = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public string Name => "jobs-chaos";

    public string Description => "two seeds and three workers as processes, one or two of them killed at random while jobs run; --rounds N, --seed N; seconds a round from submission to the last answer";

    public async Task RunAsync(BenchmarkRun run)
    {
        var random = new Random(run.Options.Get("seed", 1));
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, seeds: 2);
        for (var round = 1; round <= run.Options.Get("rounds", 3); round++)
        {
            var watch = Stopwatch.StartNew();
            var (primes, noops) = await SubmitAsync(cluster);
            await Task.Delay(random.Next(1500));
            var victims = await KillAsync(cluster, random);
            var primesJob = await EndAsync(cluster, primes, victims);
            var noopsJob = await EndAsync(cluster, noops, victims);
            var count = (await cluster.Client.GetResultAsync(primes)).Text.Trim();
            run.Require(count == PrimeCount, $"round {round}: {PrimeCount} primes, not {count}");
            run.Require(noopsJob.Succeeded == Noops && await CountTasksAsync(cluster, noops) == Noops, $"round {round}: {Noops} tasks recorded once, not {noopsJob.Succeeded}");
            run.Note($"round {round}: killed {string.Join(" and ", victims)}; {BenchmarkRun.Text(watch.Elapsed.TotalSeconds)} s; epochs {primesJob.Epoch} and {noopsJob.Epoch}, {primesJob.Duplicates + noopsJob.Duplicates} duplicates discarded, {primesJob.Retries + noopsJob.Retries} retries");
        }
    }

    private static async Task<(string Primes, string Noops)> SubmitAsync(JobBenchCluster cluster)
    {
        var primes = await cluster.Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = PrimesBelow } });
        var noops = await cluster.Client.SubmitAsync(new JobRequest { Kind = "noop", Inputs = new JobInputs.Range(0, Noops) });
        return (primes.Id, noops.Id);
    }

    /// <summary>Kills a worker, the leader, or one of each, and starts them again.</summary>
    private static async Task<List<string>> KillAsync(JobBenchCluster cluster, Random random)
    {
        var overview = await cluster.Client.GetClusterAsync();
        var victims = new List<string>();
        var choice = random.Next(3);
        if (choice != 0 && overview.LeaderAddress is { } leader)
            victims.Add(leader);
        if (choice != 1)
            victims.Add(overview.Workers[random.Next(overview.Workers.Count)].Address);
        victims.ForEach(victim => cluster.Node(victim).Kill());
        await cluster.RestoreAsync();
        return victims;
    }

    private static async Task<Job> EndAsync(JobBenchCluster cluster, string id, List<string> victims)
    {
        var job = await cluster.Client.WaitAsync(id, Patience);
        return job.State == JobState.Succeeded ? job : throw new InvalidOperationException($"Job {id} is {job.State} after {string.Join(" and ", victims)} were killed: {job.Error}");
    }

    private static async Task<long> CountTasksAsync(JobBenchCluster cluster, string id)
    {
        long count = 0;
        await foreach (var task in cluster.Client.GetTasksAsync(id))
        {
            if (task.Index != count++)
                return -1;
        }

        return count;
    }
}
