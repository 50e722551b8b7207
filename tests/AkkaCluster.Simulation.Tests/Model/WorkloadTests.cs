using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Tests.Model;

public sealed class WorkloadTests
{
    private const double TaskTime = 100;

    [Fact]
    public void One_seed_gives_one_outcome_and_another_gives_another()
    {
        Assert.Equivalent(Small(1, 0, 3), Small(1, 0, 3), strict: true);
        Assert.NotEqual(Small(1, 0, 3).Rate, Small(1, 0, 4).Rate);
        Assert.Equivalent(Large(3), Large(3), strict: true);
    }

    [Fact]
    public void Slots_bound_jobs_that_sleep_and_the_others_wait_for_them()
    {
        // Four slots of 100 ms: 40 jobs a second; 60 of 64 jobs wait, 1.5 s each.
        var outcome = Small(64, TaskTime, 1);
        Assert.InRange(outcome.Rate, 36, 40.5);
        Assert.InRange(outcome.Wait.Half, 1400, 1650);
    }

    [Fact]
    public void Workers_add_up_while_nothing_else_is_busy()
    {
        var (one, eight) = (Large(1), Large(8));
        Assert.InRange(eight.Rate / one.Rate, 7.5, 8.5);
        Assert.Equal("workers' slots", eight.Bottleneck.Name);
    }

    [Fact]
    public void The_bottleneck_moves_when_a_cost_is_doubled()
    {
        var dear = TestCosts.Round with { Idle = 0, ActorChunk = 1, Postgres = TestCosts.Round.Postgres! with { Record = 1.2, Writers = 1 } };
        var before = Large(100, dear);
        var after = Large(100, dear with { ActorChunk = 2 * dear.ActorChunk });
        Assert.Equal("job actor's writing thread", before.Bottleneck.Name);
        Assert.Equal("job actor's mailbox", after.Bottleneck.Name);
        Assert.True(after.Rate < before.Rate);
    }

    [Fact]
    public void Nothing_is_answered_while_the_leader_is_lost_and_nothing_begins_without_the_actor()
    {
        var leader = new SmallJobs(new SimulatedCluster(TestCosts.Round, TestCosts.Setting(3)), 8, 0).Run(500, 4000, Fault.Leader);
        Assert.InRange(leader.Gap, 600, 640);
        Assert.InRange(Lost(Fault.Home).Gap, 700, 1320);
        Assert.InRange(Lost(Fault.Worker).Gap, 1200, 1900);
        Assert.Equal(0, Large(3).Gap);
    }

    [Fact]
    public void Membership_of_more_nodes_takes_longer()
    {
        Assert.InRange(Gossip.Delay(5, 1), 0, 150);
        Assert.InRange(Gossip.Delay(100, 1), 800, 4000);
        Assert.True(Gossip.Delay(1000, 1) > Gossip.Delay(100, 1));
    }

    /// <summary>What one client and many take of known costs gives these costs again.</summary>
    [Fact]
    public void Costs_are_told_from_what_was_used_with_one_client_and_with_many()
    {
        var costs = TestCosts.Round;
        var setting = TestCosts.Setting(2) with { Cores = 2, IsShared = true, IsPostgres = false };
        var (one, many) = (Used(1), Used(64));
        var latency = new SmallJobs(new SimulatedCluster(costs, setting), 1, 0).Run(500, 4000).Latency.Half;
        var bare = costs with { Client = new ProcessCosts(one.Client, 0), Gateway = new ProcessCosts(one.Gateway, 0), Leader = new ProcessCosts(one.Leader, 0), Worker = new ProcessCosts(one.Worker, 0), Hop = 0 };
        var fitted = new Calibration(setting, 64).Fit(bare, one, many, latency);
        Assert.True(many.Worker < 0.8 * one.Worker);
        foreach (var (expected, actual) in new[] { (costs.Client, fitted.Client), (costs.Gateway, fitted.Gateway), (costs.Leader, fitted.Leader), (costs.Worker, fitted.Worker) })
        {
            Assert.InRange(actual.Job, 0.85 * expected.Job, 1.15 * expected.Job);
            Assert.InRange(actual.Wake, 0.85 * expected.Wake, 1.15 * expected.Wake);
        }

        Assert.InRange(fitted.Hop, 0.08, 0.12);

        ProcessorUse Used(int clients)
        {
            var cluster = new SimulatedCluster(costs, setting);
            var jobs = 8 * new SmallJobs(cluster, clients, 0).Run(1000, 8000).Rate;
            double Of(ProcessCosts cost, params IEnumerable<Process> processes) => cost.Job + cost.Wake * processes.Sum(process => process.Wakes) / jobs;
            return new ProcessorUse(Of(costs.Client, cluster.Client!), Of(costs.Gateway, cluster.Gateway), Of(costs.Leader, cluster.LeaderNode), Of(costs.Worker, cluster.Workers.Select(worker => worker.Process)));
        }
    }

    [Fact]
    public void How_long_an_actor_is_away_is_told_from_how_long_nothing_began()
    {
        var setting = TestCosts.Setting(2) with { Cores = 2, IsShared = true, IsPostgres = false };
        var gap = LargeJob.MeanHomeGap(new SimulatedCluster(TestCosts.Round, setting), 2000, 20);
        var unknown = TestCosts.Round with { Failover = TestCosts.Round.Failover with { Home = 100 } };
        Assert.InRange(new Calibration(setting, 64).FitHome(unknown, gap, 2000, 20).Failover.Home, 1200, 1400);
        Assert.InRange(gap, 900, 1290);
    }

    [Fact]
    public void A_machine_of_half_the_speed_does_half()
    {
        var setting = TestCosts.Setting(2) with { Cores = 2, IsShared = true, IsPostgres = false };
        double Rate(Costs costs) => new SmallJobs(new SimulatedCluster(costs, setting), 64, 0).Run(1000, 4000).Rate;
        Assert.InRange(Rate(TestCosts.Round) / Rate(TestCosts.Round.At(2 * TestCosts.Round.Yardstick)), 1.9, 2.1);
    }

    private static Outcome Small(int clients, double taskTime, int seed) => new SmallJobs(new SimulatedCluster(TestCosts.Round, TestCosts.Setting(1) with { Seed = seed }), clients, taskTime).Run(4000, 8000);

    private static Outcome Large(int workers, Costs? costs = null) => Job(workers, costs).Run();

    private static Outcome Lost(Fault fault) => Job(3, null).Run(fault, 1500);

    private static LargeJob Job(int workers, Costs? costs) => new(new SimulatedCluster(costs ?? TestCosts.Round, TestCosts.Setting(workers)), workers * 4 * 40, TaskTime);
}
