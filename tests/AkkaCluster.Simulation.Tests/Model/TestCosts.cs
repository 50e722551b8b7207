using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Tests.Model;

/// <summary>Round costs for tests, in milliseconds.</summary>
internal static class TestCosts
{
    public static Costs Round { get; } = new()
    {
        Machine = "none",
        Yardstick = 0.1,
        Idle = 0.01,
        Client = new ProcessCosts(0.1, 0.1),
        Gateway = new ProcessCosts(0.1, 0.1),
        LeaderMessage = 0.02,
        Leader = new ProcessCosts(0.1, 0.1),
        Worker = new ProcessCosts(0.1, 0.1),
        ActorChunk = 0.05,
        ActorTask = 0,
        AgentChunk = 0.05,
        AgentTask = 0,
        Oversleep = 0,
        Hop = 0.1,
        Sqlite = Store(1),
        Postgres = Store(2),
        Failover = new FailoverCosts(600, 1200, 1300),
    };

    public static Setting Setting(int workers) => new() { Workers = workers, Network = 0 };

    private static StoreCosts Store(double writers) => new() { Commit = 1, CommitSpread = 0.2, ProcessorShare = 0.2, OperationShare = 1, Admit = 0.05, Record = 0.07, Task = 0, Writers = writers };
}
