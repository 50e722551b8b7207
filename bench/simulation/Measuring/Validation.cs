using System.Globalization;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Runs clusters of the sizes that this machine holds, and holds the simulation against them: all their processes share its cores, and tasks sleep, so that more workers do more.</summary>
/// <param name="costs">What the simulation knows.</param>
/// <param name="seed">Of its chance.</param>
/// <param name="isSmall">Little work, to see that it runs.</param>
/// <param name="log">Told each figure as it comes.</param>
internal sealed class Validation(Costs costs, int seed, bool isSmall, TextWriter log)
{
    private const int Clients = RealCluster.Clients;
    private const int Slots = 4;
    private const double Sleep = 20;
    private const double LongSleep = 100;
    private const double ChunkSleep = 300;

    private readonly List<Comparison> _rows = [];

    private int Losses => isSmall ? 1 : 5;

    /// <summary>How long a figure takes, in seconds.</summary>
    private double Seconds => isSmall ? 2 : 8;

    /// <param name="sizes">How many workers.</param>
    public async Task<IReadOnlyList<Comparison>> RunAsync(IReadOnlyList<int> sizes)
    {
        foreach (var workers in sizes)
            await CompareAsync(workers).ConfigureAwait(false);
        var largest = Math.Max(2, sizes.Max());
        await CompareLeaderLossAsync(largest).ConfigureAwait(false);
        await CompareHomeLossAsync(largest).ConfigureAwait(false);
        return _rows;
    }

    private async Task CompareAsync(int workers)
    {
        await using var cluster = await RealCluster.StartAsync(workers).ConfigureAwait(false);
        await cluster.SetSlotsAsync(Slots).ConfigureAwait(false);
        await cluster.WarmUpAsync(isSmall).ConfigureAwait(false);
        var tasks = TasksOf(workers * Slots, Sleep);
        await AddAsync($"one job of tasks of {Sleep} ms: tasks/s", workers, Slots, cluster, () => cluster.RunLargeAsync(tasks, Sleep), model => new LargeJob(model, tasks, Sleep).Run().Rate).ConfigureAwait(false);
        await AddAsync("1 client, jobs of one task: p50, ms", workers, Slots, cluster, async () => (await cluster.RunSmallAsync(1, isSmall ? 100 : 500, 0).ConfigureAwait(false)).Latency.Half, model => Small(model, 1, 0).Latency.Half).ConfigureAwait(false);
        await AddAsync($"{Clients} clients, jobs of one task: jobs/s", workers, Slots, cluster, async () => (await cluster.RunSmallAsync(Clients, isSmall ? 1000 : 10_000, 0).ConfigureAwait(false)).Rate, model => Small(model, Clients, 0).Rate).ConfigureAwait(false);
        await AddAsync($"{Clients} clients, jobs of one task of {LongSleep} ms: wait for a slot, p50, ms", workers, Slots, cluster, async () => (await cluster.RunSmallAsync(Clients, (int)TasksOf(workers * Slots, LongSleep), LongSleep).ConfigureAwait(false)).Wait.Half, model => Small(model, Clients, LongSleep).Wait.Half).ConfigureAwait(false);
        await cluster.SetSlotsAsync(RealCluster.MostSlots).ConfigureAwait(false);
        var chunks = TasksOf(workers * RealCluster.MostSlots, ChunkSleep);
        await AddAsync($"one job of tasks of {ChunkSleep} ms, {RealCluster.MostSlots} slots a worker: tasks/s", workers, RealCluster.MostSlots, cluster, () => cluster.RunLargeAsync(chunks, ChunkSleep), model => new LargeJob(model, chunks, ChunkSleep).Run().Rate).ConfigureAwait(false);
    }

    private Task CompareLeaderLossAsync(int workers) => CompareLossAsync("8 clients, leader killed: longest time without an answer, ms", workers, RealCluster.MostSlots,
        async cluster =>
        {
            await cluster.RunSmallAsync(8, 500, 0).ConfigureAwait(false);
            return () => cluster.LoseLeaderAsync(8, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        },
        model => new SmallJobs(model, 8, 0).Run(2000, 5000, Fault.Leader).Gap);

    private Task CompareHomeLossAsync(int workers)
    {
        var tasks = TasksOf(workers * Slots, Sleep);
        return CompareLossAsync("node of the job's actor killed: longest time in which no chunk begins, ms", workers, Slots,
            async cluster =>
            {
                await cluster.SetSlotsAsync(Slots).ConfigureAwait(false);
                await cluster.RunLargeAsync(1000, Sleep).ConfigureAwait(false);
                return () => cluster.LoseHomeAsync(tasks, Sleep);
            },
            model => new LargeJob(model, tasks, Sleep).Run(Fault.Home, Seconds * 1000 / 4).Gap);
    }

    /// <summary>How long a loss is noticed depends on when it happens: the median of a few, each of a cluster of its own.</summary>
    private async Task CompareLossAsync(string what, int workers, int slots, Func<RealCluster, Task<Func<Task<double>>>> prepare, Func<SimulatedCluster, double> predict)
    {
        var losses = new List<(double Gap, double Cores)>();
        while (losses.Count < Losses)
        {
            await using var cluster = await RealCluster.StartAsync(workers).ConfigureAwait(false);
            var lose = await prepare(cluster).ConfigureAwait(false);
            losses.Add(await MeasureAsync(cluster, lose).ConfigureAwait(false));
        }

        var (gap, cores) = losses.OrderBy(loss => loss.Gap).ElementAt(Losses / 2);
        await AddAsync(what, workers, slots, gap, cores, predict).ConfigureAwait(false);
    }

    private async Task AddAsync(string what, int workers, int slots, RealCluster cluster, Func<Task<double>> measure, Func<SimulatedCluster, double> predict)
    {
        var (measured, cores) = await MeasureAsync(cluster, measure).ConfigureAwait(false);
        await AddAsync(what, workers, slots, measured, cores, predict).ConfigureAwait(false);
    }

    private static async Task<(double Figure, double Cores)> MeasureAsync(RealCluster cluster, Func<Task<double>> measure)
    {
        var left = cluster.CoresLeft();
        return (await measure().ConfigureAwait(false), left.Read());
    }

    private async Task AddAsync(string what, int workers, int slots, double measured, double cores, Func<SimulatedCluster, double> predict)
    {
        var setting = new Setting { Workers = workers, Slots = slots, Cores = cores, IsShared = true, Network = 0, IsPostgres = false, Seed = seed };
        var row = new Comparison(what, workers, cores, measured, predict(new SimulatedCluster(costs, setting)));
        _rows.Add(row);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Workers} workers, {row.What}: measured {row.Measured:0.0}, predicted {row.Predicted:0.0}, {row.Deviation:+0%;-0%} ({row.Cores:0.00} cores left)")).ConfigureAwait(false);
    }

    private static Outcome Small(SimulatedCluster model, int clients, double sleep) => new SmallJobs(model, clients, sleep).Run(2000, 8000);

    /// <summary>As many as keep the slots busy for the time of a figure.</summary>
    private long TasksOf(int slots, double sleep) => (long)(slots * Seconds * 1000 / sleep);
}
