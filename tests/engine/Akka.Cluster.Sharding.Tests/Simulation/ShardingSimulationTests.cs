namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>Drives the pure machines through drawn interleavings. A failure names its seed; <c>SHARDING_SIM_SEED</c> and <c>SHARDING_SIM_RUNS</c> change the draw.</summary>
public class ShardingSimulationTests
{
    private static readonly int FirstSeed = Number("SHARDING_SIM_SEED", 1);
    private static readonly int Runs = Number("SHARDING_SIM_RUNS", 120);

    [Fact]
    public void No_message_is_lost_or_overtaken_while_shards_are_rebalanced() => RunAll(new SimPlan(4, 2500));

    [Fact]
    public void No_message_is_lost_or_overtaken_while_nodes_join_and_leave() => RunAll(new SimPlan(4, 2500, Leaves: true));

    [Fact]
    public void No_shard_is_owned_twice_when_coordinators_change() => RunAll(new SimPlan(4, 2500, Leaves: true, CoordinatorRestarts: true));

    [Fact]
    public void No_shard_is_owned_twice_when_nodes_crash() => RunAll(new SimPlan(5, 2500, Crashes: true, Leaves: true, CoordinatorRestarts: true));

    [Fact]
    public void No_shard_is_owned_twice_and_nothing_overtaken_when_the_network_is_cut_and_mended_or_a_side_is_downed()
        => RunAll(new SimPlan(5, 2500, Leaves: true, CoordinatorRestarts: true, Partitions: true));

    [Fact]
    public void No_shard_is_owned_twice_when_nodes_crash_and_the_network_is_cut() => RunAll(new SimPlan(5, 2500, Crashes: true, Leaves: true, CoordinatorRestarts: true, Partitions: true));

    private static void RunAll(SimPlan plan)
    {
        for (var seed = FirstSeed; seed < FirstSeed + Runs; seed++) new SimWorld(seed, plan).Run();
    }

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
