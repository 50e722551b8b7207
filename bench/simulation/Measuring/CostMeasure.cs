using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Takes the costs from a cluster of two seeds and two workers on this machine, from its store, and from its book of leases.</summary>
/// <param name="isSmall">Little work, to see that it runs.</param>
internal sealed class CostMeasure(bool isSmall)
{
    private const int Clients = RealCluster.Clients;
    private const int Workers = 2;
    private const int Slots = 4;
    private const double Sleep = 20;

    /// <summary>A chunk is one such task: the target of akkacluster.jobs.chunk-target.</summary>
    private const double ChunkSleep = 300;

    private readonly int _share = isSmall ? 10 : 1;

    /// <param name="log">Told what is measured now.</param>
    public async Task<Costs> RunAsync(TextWriter log)
    {
        await log.WriteLineAsync("measuring the stores").ConfigureAwait(false);
        var sqlite = await MeasureSqliteAsync().ConfigureAwait(false);
        var postgres = PostgresServer.Binaries is null ? null : await StoreMeasure.RunAsync(
            new StoreOptions { Provider = "postgres", ConnectionString = PostgresServer.Instance.CreateDatabase() },
            () => ProcessorTimes.Of(PostgresServer.Instance.Processes)).ConfigureAwait(false);
        await log.WriteLineAsync($"measuring a cluster of two seeds and {Workers} workers").ConfigureAwait(false);
        await using var cluster = await RealCluster.StartAsync(Workers).ConfigureAwait(false);
        await cluster.SetSlotsAsync(Slots).ConfigureAwait(false);
        await cluster.WarmUpAsync(isSmall).ConfigureAwait(false);
        await cluster.RunLargeAsync(200_000 / _share, 0).ConfigureAwait(false);
        var alone = (await cluster.RunSmallAsync(1, 500 / _share, 0).ConfigureAwait(false)).Latency.Half;
        var small = await SmallAsync(cluster, 10_000 / _share).ConfigureAwait(false);
        var task = await LargeAsync(cluster, 1_000_000 / _share, 0).ConfigureAwait(false);
        var oversleep = await cluster.MeanTaskTimeAsync(2_000 / _share, Sleep).ConfigureAwait(false) - Sleep;
        await cluster.SetSlotsAsync(RealCluster.MostSlots).ConfigureAwait(false);
        var slots = Workers * RealCluster.MostSlots;
        await cluster.RunLargeAsync(slots, ChunkSleep).ConfigureAwait(false);
        var chunk = await LargeAsync(cluster, slots * (isSmall ? 3 : 20), ChunkSleep).ConfigureAwait(false);
        var home = await HomeAsync(cluster).ConfigureAwait(false);
        var costs = new Costs
        {
            Machine = Machine.Describe(),
            Client = small.Client,
            Gateway = small.Gateway,
            LeaderMessage = small.Leader.Pool / 3,
            LeaderNode = Math.Max(0, small.Leader.Rest - small.Leader.Pool),
            WorkerJob = small.Worker,
            ActorChunk = Math.Max(0, chunk.Actor - task.Actor),
            ActorTask = task.Actor,
            AgentChunk = Math.Max(0, chunk.Agent - task.Agent),
            AgentTask = task.Agent,
            Oversleep = Math.Max(0, oversleep),
            Hop = 0,
            Sqlite = sqlite,
            Postgres = postgres,
            Failover = FailoverCosts.Documented with { Home = home },
        };
        return costs with { Hop = Math.Max(0.01, (alone - Accounted(costs)) / 6) };
    }

    /// <summary>What one job of one task takes beside its six messages between processes.</summary>
    private static double Accounted(Costs costs) =>
        costs.Client + costs.Gateway + 3 * costs.LeaderMessage + costs.LeaderNode + costs.WorkerJob + 2 * costs.Sqlite.Commit + costs.Sqlite.Admit + costs.Sqlite.Record + costs.Sqlite.Task;

    private static async Task<StoreCosts> MeasureSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("akkacluster-simulation-").FullName;
        try
        {
            return await StoreMeasure.RunAsync(new StoreOptions { Directory = folder }, () => ProcessorTimes.Of(Environment.ProcessId).Store).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>How long nothing of a job begins when its actor's node is lost, the median of five.</summary>
    private async Task<double> HomeAsync(RealCluster cluster)
    {
        var gaps = new List<double>();
        for (var i = 0; i < (isSmall ? 1 : 5); i++)
        {
            // One that was started again has all of its slots again.
            await cluster.SetSlotsAsync(Slots).ConfigureAwait(false);
            gaps.Add(await cluster.LoseHomeAsync(2_000 / _share, Sleep).ConfigureAwait(false));
            await cluster.RestoreAsync().ConfigureAwait(false);
        }

        return gaps.Order().ElementAt(gaps.Count / 2);
    }

    /// <summary>Processor time a job of one task, by who takes it.</summary>
    private static async Task<(double Client, double Gateway, ProcessorTimes Leader, double Worker)> SmallAsync(RealCluster cluster, int jobs)
    {
        var (own, gateway, leader, workers) = (Environment.CpuUsage.TotalTime, cluster.TimesOf(cluster.Gateway), cluster.TimesOf(cluster.Leader), cluster.Workers.Select(cluster.TimesOf).ToList());
        await cluster.RunSmallAsync(Clients, jobs, 0).ConfigureAwait(false);
        var led = cluster.TimesOf(cluster.Leader) - leader;
        return (
            (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / jobs,
            (cluster.TimesOf(cluster.Gateway) - gateway).Rest / jobs,
            new ProcessorTimes(led.All / jobs, led.Store / jobs, led.Pool / jobs),
            cluster.Workers.Select(cluster.TimesOf).Zip(workers, (now, then) => (now - then).Rest).Sum() / jobs);
    }

    /// <summary>Processor time a task of a large job: of its actor, and of the worker that runs it. Of two workers that do half each, one has the actor besides.</summary>
    private static async Task<(double Actor, double Agent)> LargeAsync(RealCluster cluster, long tasks, double sleep)
    {
        var before = cluster.Workers.Select(cluster.TimesOf).ToList();
        await cluster.RunLargeAsync(tasks, sleep).ConfigureAwait(false);
        var used = cluster.Workers.Select(cluster.TimesOf).Zip(before, (now, then) => (now - then).Rest).Order().ToList();
        return ((used[^1] - used[0]) / tasks, used[0] / (tasks / (double)Workers));
    }
}
