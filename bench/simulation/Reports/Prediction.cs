using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Reports;

/// <summary>What is predicted for one size, each process on a machine of its own.</summary>
/// <param name="Workers">How many.</param>
/// <param name="Large">One job whose tasks keep all slots busy.</param>
/// <param name="Small">64 clients with jobs of one task.</param>
/// <param name="LeaderGap">The longest time without an answer when the leader is killed, in milliseconds.</param>
/// <param name="WorkerGap">From the kill of a worker until the last of what it held has begun elsewhere, in milliseconds.</param>
/// <param name="HomeGap">The longest time in which no chunk begins when the node of the job's actor is killed, in milliseconds.</param>
internal sealed record Prediction(int Workers, Outcome Large, Outcome Small, double LeaderGap, double WorkerGap, double HomeGap)
{
    public const int Clients = 64;

    /// <summary>Milliseconds that a task takes.</summary>
    public const double TaskTime = 100;

    /// <summary>How long the large job would take, if nothing but slots were needed; milliseconds.</summary>
    private const double Length = 10_000;

    private const double KillAt = Length / 3;

    /// <summary>Tasks a second that its slots could do.</summary>
    public double Most => Workers * new Setting { Workers = Workers }.Slots * 1000 / TaskTime;

    public static Prediction Of(Costs costs, int workers, int seed)
    {
        var setting = new Setting { Workers = workers, IsPostgres = costs.Postgres is not null, Seed = seed };
        var tasks = (long)(workers * setting.Slots * Length / TaskTime);
        LargeJob Large() => new(new SimulatedCluster(costs, setting), tasks, TaskTime);
        SmallJobs Small() => new(new SimulatedCluster(costs, setting), Clients, 0);
        var pause = costs.Failover.Leader + Gossip.Delay(workers + 2, seed);
        return new Prediction(
            workers,
            Large().Run(),
            Small().Run(500, 2000),
            Small().Run(500, 500 + 2 * pause, Fault.Leader).Gap,
            Large().Run(Fault.Worker, KillAt).Gap,
            Large().Run(Fault.Home, KillAt).Gap);
    }
}
