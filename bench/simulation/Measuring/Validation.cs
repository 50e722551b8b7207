using System.Globalization;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Runs clusters of the sizes that this machine holds, and holds the simulation against them: all their processes share its cores, and tasks sleep, so that more workers do more.</summary>
/// <param name="costs">What the simulation knows.</param>
/// <param name="yardstick">How fast the machine is meanwhile.</param>
/// <param name="seed">Of its chance.</param>
/// <param name="isSmall">Little work, to see that it runs.</param>
/// <param name="log">Told each figure as it comes.</param>
internal sealed class Validation(Costs costs, Yardstick yardstick, int seed, bool isSmall, TextWriter log)
{
    private const int Clients = RealCluster.Clients;
    private const int Slots = 4;
    private const double Sleep = 20;
    private const double LongSleep = 100;
    private const double ChunkSleep = 300;

    private readonly List<Comparison> _rows = [];

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
        // In turns, and the mean: the machine is never as fast for long.
        var (one, many) = (new List<Reading>(), new List<Reading>());
        while (one.Count < (isSmall ? 1 : 4))
        {
            one.Add(await ReadAsync(cluster, async () => (await cluster.RunSmallAsync(1, isSmall ? 100 : 400, 0).ConfigureAwait(false)).Latency.Half).ConfigureAwait(false));
            many.Add(await ReadAsync(cluster, async () => (await cluster.RunSmallAsync(Clients, isSmall ? 1000 : 6_000, 0).ConfigureAwait(false)).Rate).ConfigureAwait(false));
        }

        await AddAsync("1 client, jobs of one task: p50, ms", workers, Slots, Reading.Mean(one), model => Small(model, 1, 0).Latency.Half).ConfigureAwait(false);
        await AddAsync($"{Clients} clients, jobs of one task: jobs/s", workers, Slots, Reading.Mean(many), model => Small(model, Clients, 0).Rate).ConfigureAwait(false);
        await AddAsync($"{Clients} clients, jobs of one task of {LongSleep} ms: wait for a slot, p50, ms", workers, Slots, cluster, async () => (await cluster.RunSmallAsync(Clients, (int)TasksOf(workers * Slots, LongSleep), LongSleep).ConfigureAwait(false)).Wait.Half, model => Small(model, Clients, LongSleep).Wait.Half).ConfigureAwait(false);
        await cluster.SetSlotsAsync(RealCluster.MostSlots).ConfigureAwait(false);
        var chunks = TasksOf(workers * RealCluster.MostSlots, ChunkSleep);
        await AddAsync($"one job of tasks of {ChunkSleep} ms, {RealCluster.MostSlots} slots a worker: tasks/s", workers, RealCluster.MostSlots, cluster, () => cluster.RunLargeAsync(chunks, ChunkSleep), model => new LargeJob(model, chunks, ChunkSleep).Run().Rate).ConfigureAwait(false);
    }

    /// <summary>How long a loss is noticed depends on when it happens: the median of a few, each of a cluster of its own.</summary>
    private async Task CompareLeaderLossAsync(int workers)
    {
        var losses = new List<Reading>();
        while (losses.Count < (isSmall ? 1 : 5))
        {
            await using var cluster = await RealCluster.StartAsync(workers).ConfigureAwait(false);
            await cluster.RunSmallAsync(8, 500, 0).ConfigureAwait(false);
            losses.Add(await ReadAsync(cluster, () => cluster.LoseLeaderAsync(8, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5))).ConfigureAwait(false));
        }

        await AddAsync("8 clients, leader killed: longest time without an answer, ms", workers, RealCluster.MostSlots, losses.OrderBy(loss => loss.Figure).ElementAt(losses.Count / 2), model => new SmallJobs(model, 8, 0).Run(2000, 5000, Fault.Leader).Gap).ConfigureAwait(false);
    }

    private async Task CompareHomeLossAsync(int workers)
    {
        await using var cluster = await RealCluster.StartAsync(workers).ConfigureAwait(false);
        await cluster.RunLargeAsync(1000, Sleep).ConfigureAwait(false);
        var tasks = TasksOf(workers * Slots, Sleep);
        var lost = await ReadAsync(cluster, () => cluster.MeanHomeLossAsync(isSmall ? 1 : RealCluster.Losses, tasks, Sleep, Slots)).ConfigureAwait(false);
        await AddAsync("node of the job's actor killed: longest time in which no chunk begins, ms", workers, Slots, lost, model => LargeJob.MeanHomeGap(model, tasks, Sleep)).ConfigureAwait(false);
    }

    private async Task AddAsync(string what, int workers, int slots, RealCluster cluster, Func<Task<double>> measure, Func<SimulatedCluster, double> predict) =>
        await AddAsync(what, workers, slots, await ReadAsync(cluster, measure).ConfigureAwait(false), predict).ConfigureAwait(false);

    private async Task<Reading> ReadAsync(RealCluster cluster, Func<Task<double>> measure)
    {
        yardstick.Restart();
        var left = cluster.CoresLeft();
        return new Reading(await measure().ConfigureAwait(false), left.Read(), yardstick.Read());
    }

    private async Task AddAsync(string what, int workers, int slots, Reading real, Func<SimulatedCluster, double> predict)
    {
        var setting = new Setting { Workers = workers, Slots = slots, Cores = real.Cores, IsShared = true, Network = 0, IsPostgres = false, Seed = seed };
        var row = new Comparison(what, workers, real.Cores, costs.Yardstick / real.Yardstick, real.Figure, predict(new SimulatedCluster(costs.At(real.Yardstick), setting)));
        _rows.Add(row);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Workers} workers, {row.What}: measured {row.Measured:0.0}, predicted {row.Predicted:0.0}, {row.Deviation:+0%;-0%} ({row.Cores:0.00} cores left, speed {row.Speed:0.00})")).ConfigureAwait(false);
    }

    private static Outcome Small(SimulatedCluster model, int clients, double sleep) => new SmallJobs(model, clients, sleep).Run(2000, 8000);

    /// <summary>As many as keep the slots busy for the time of a figure.</summary>
    private long TasksOf(int slots, double sleep) => (long)(slots * Seconds * 1000 / sleep);

    /// <param name="Figure">What was measured.</param>
    /// <param name="Cores">How many cores other programs left to it.</param>
    /// <param name="Yardstick">What the yardstick took meanwhile.</param>
    private readonly record struct Reading(double Figure, double Cores, double Yardstick)
    {
        public static Reading Mean(IReadOnlyCollection<Reading> all) => new(all.Average(each => each.Figure), all.Average(each => each.Cores), all.Average(each => each.Yardstick));
    }
}
