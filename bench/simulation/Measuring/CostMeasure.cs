using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Takes the costs from a cluster of two seeds and two workers on this machine, from its store, and from its book of leases.</summary>
/// <param name="yardstick">How fast the machine is meanwhile: all costs are given for the time in which many clients were measured.</param>
/// <param name="isSmall">Little work, to see that it runs.</param>
internal sealed class CostMeasure(Yardstick yardstick, bool isSmall)
{
    private const int Clients = RealCluster.Clients;
    private const int Workers = 2;
    private const int Slots = 4;
    private const double Sleep = 20;

    /// <summary>A chunk is one such task: the target of akkacluster.jobs.chunk-target.</summary>
    private const double ChunkSleep = 300;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly int _share = isSmall ? 10 : 1;

    /// <param name="log">Told what is measured now.</param>
    public async Task<Costs> RunAsync(TextWriter log)
    {
        await log.WriteLineAsync("measuring the stores").ConfigureAwait(false);
        var (sqlite, ofSqlite) = await TimedAsync(MeasureSqliteAsync).ConfigureAwait(false);
        var (postgres, ofPostgres) = await TimedAsync(MeasurePostgresAsync).ConfigureAwait(false);
        await log.WriteLineAsync($"measuring a cluster of two seeds and {Workers} workers").ConfigureAwait(false);
        await using var cluster = await RealCluster.StartAsync(Workers).ConfigureAwait(false);
        await cluster.SetSlotsAsync(Slots).ConfigureAwait(false);
        await cluster.WarmUpAsync(isSmall).ConfigureAwait(false);
        await cluster.RunLargeAsync(200_000 / _share, 0).ConfigureAwait(false);
        var (idle, ofIdle) = await TimedAsync(() => IdleAsync(cluster)).ConfigureAwait(false);
        // In turns, so that the machine is as fast for both.
        var (ones, manys) = (new List<(Small Figure, double Yardstick)>(), new List<(Small Figure, double Yardstick)>());
        while (ones.Count < (isSmall ? 1 : 4))
        {
            ones.Add(await TimedAsync(() => SmallAsync(cluster, 1, 600 / _share, idle)).ConfigureAwait(false));
            manys.Add(await TimedAsync(() => SmallAsync(cluster, Clients, 6_000 / _share, idle)).ConfigureAwait(false));
        }

        var now = manys.Average(many => many.Yardstick);
        var (one, small) = (Mean(ones, now), Mean(manys, now));
        var (task, ofTask) = await TimedAsync(() => LargeAsync(cluster, 1_000_000 / _share, 0, idle)).ConfigureAwait(false);
        var oversleep = await cluster.MeanTaskTimeAsync(2_000 / _share, Sleep).ConfigureAwait(false) - Sleep;
        await cluster.SetSlotsAsync(RealCluster.MostSlots).ConfigureAwait(false);
        var slots = Workers * RealCluster.MostSlots;
        await cluster.RunLargeAsync(slots, ChunkSleep).ConfigureAwait(false);
        var (chunk, ofChunk) = await TimedAsync(() => LargeAsync(cluster, slots * (isSmall ? 3 : 20), ChunkSleep, idle)).ConfigureAwait(false);
        var tasks = 2_000 / _share;
        var gap = await cluster.MeanHomeLossAsync(isSmall ? 1 : RealCluster.Losses, tasks, Sleep, Slots).ConfigureAwait(false);
        await log.WriteLineAsync("fitting").ConfigureAwait(false);
        var (actorTask, agentTask) = (task.Actor * now / ofTask, task.Agent * now / ofTask);
        var costs = new Costs
        {
            Machine = Machine.Describe(),
            Yardstick = now,
            Idle = idle * now / ofIdle,
            Client = new ProcessCosts(small.Use.Client, 0),
            Gateway = new ProcessCosts(small.Use.Gateway, 0),
            LeaderMessage = small.LeaderMessage,
            Leader = new ProcessCosts(small.Use.Leader, 0),
            Worker = new ProcessCosts(small.Use.Worker, 0),
            ActorChunk = Math.Max(0, chunk.Actor * now / ofChunk - actorTask),
            ActorTask = actorTask,
            AgentChunk = Math.Max(0, chunk.Agent * now / ofChunk - agentTask),
            AgentTask = agentTask,
            Oversleep = Math.Max(0, oversleep),
            Hop = 0,
            Sqlite = sqlite.Slower(now / ofSqlite),
            Postgres = postgres?.Slower(now / ofPostgres),
            Failover = FailoverCosts.Documented,
        };
        var setting = new Setting { Workers = Workers, Slots = Slots, Cores = Environment.ProcessorCount, IsShared = true, Network = 0, IsPostgres = false };
        var calibration = new Calibration(setting, Clients);
        return calibration.FitHome(calibration.Fit(costs, one.Use, small.Use, one.Latency), gap, tasks, Sleep);
    }

    /// <summary>With what the yardstick took meanwhile.</summary>
    private async Task<(T Figure, double Yardstick)> TimedAsync<T>(Func<Task<T>> measure)
    {
        yardstick.Restart();
        return (await measure().ConfigureAwait(false), yardstick.Read());
    }

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

    private static async Task<StoreCosts?> MeasurePostgresAsync() => PostgresServer.Binaries is null ? null : await StoreMeasure.RunAsync(
        new StoreOptions { Provider = "postgres", ConnectionString = PostgresServer.Instance.CreateDatabase() },
        () => ProcessorTimes.Of(PostgresServer.Instance.Processes)).ConfigureAwait(false);

    /// <summary>The share of a core that a node takes with nothing to do, the mean of all.</summary>
    private static async Task<double> IdleAsync(RealCluster cluster)
    {
        List<string> nodes = [cluster.Leader, cluster.Gateway, .. cluster.Workers];
        var before = nodes.Sum(node => cluster.TimesOf(node).All);
        await Task.Delay(Rest, TimeProvider.System).ConfigureAwait(false);
        return (nodes.Sum(node => cluster.TimesOf(node).All) - before) / Rest.TotalMilliseconds / nodes.Count;
    }

    /// <summary>Processor time a job of one task, by who takes it, and of it what the leader's actor takes for a message; and how long a job took. What nodes take of themselves is taken off.</summary>
    private static async Task<Small> SmallAsync(RealCluster cluster, int clients, int jobs, double idle)
    {
        var (own, gateway, leader, workers) = (Environment.CpuUsage.TotalTime, cluster.TimesOf(cluster.Gateway), cluster.TimesOf(cluster.Leader), cluster.Workers.Select(cluster.TimesOf).ToList());
        var (rate, latency, _) = await cluster.RunSmallAsync(clients, jobs, 0).ConfigureAwait(false);
        var ofClient = (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / jobs;
        var led = cluster.TimesOf(cluster.Leader) - leader;
        var ofNode = idle * 1000 / rate;
        return new Small(
            new ProcessorUse(
                ofClient,
                Math.Max(0, (cluster.TimesOf(cluster.Gateway) - gateway).Rest / jobs - ofNode),
                Math.Max(0, (led.Rest - led.Pool) / jobs - ofNode),
                Math.Max(0, cluster.Workers.Select(cluster.TimesOf).Zip(workers, (now, then) => (now - then).Rest).Sum() / jobs - Workers * ofNode)),
            led.Pool / jobs / 3,
            latency.Half);
    }

    /// <summary>As it would be at one speed.</summary>
    private static Small Mean(List<(Small Figure, double Yardstick)> measured, double yardstick)
    {
        double Of(Func<Small, double> figure) => measured.Average(each => figure(each.Figure) * yardstick / each.Yardstick);
        return new Small(new ProcessorUse(Of(each => each.Use.Client), Of(each => each.Use.Gateway), Of(each => each.Use.Leader), Of(each => each.Use.Worker)), Of(each => each.LeaderMessage), Of(each => each.Latency));
    }

    /// <summary>Processor time a task of a large job: of its actor, and of the worker that runs it. Of two workers that do half each, one has the actor besides.</summary>
    private static async Task<(double Actor, double Agent)> LargeAsync(RealCluster cluster, long tasks, double sleep, double idle)
    {
        var before = cluster.Workers.Select(cluster.TimesOf).ToList();
        var rate = await cluster.RunLargeAsync(tasks, sleep).ConfigureAwait(false);
        var used = cluster.Workers.Select(cluster.TimesOf).Zip(before, (now, then) => (now - then).Rest).Order().ToList();
        return ((used[^1] - used[0]) / tasks, Math.Max(0, used[0] / (tasks / (double)Workers) - Workers * idle * 1000 / rate));
    }

    /// <param name="Use">Processor time a job, in milliseconds.</param>
    /// <param name="LeaderMessage">What of it the leader's actor takes for a message.</param>
    /// <param name="Latency">How long a job took, p50, in milliseconds.</param>
    private sealed record Small(ProcessorUse Use, double LeaderMessage, double Latency);
}
