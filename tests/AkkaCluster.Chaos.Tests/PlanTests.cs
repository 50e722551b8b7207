using AkkaCluster.Chaos.Plans;

namespace AkkaCluster.Chaos.Tests;

public sealed class PlanTests
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    [Fact]
    public void The_same_seed_makes_the_same_plan() => Assert.Equal(FaultPlan.For(7, 3, 10, Kinds), FaultPlan.For(7, 3, 10, Kinds));

    [Fact]
    public void Each_kind_comes_before_one_comes_again()
    {
        var kinds = Enumerable.Range(0, Kinds.Length).SelectMany(round => FaultPlan.For(7, round, 10, Kinds)).Select(fault => fault.Kind).ToList();
        foreach (var cycle in kinds.Chunk(Kinds.Length))
            Assert.Equal(Kinds, cycle.Order());
    }

    [Fact]
    public void Some_faults_come_alone_and_some_on_top_of_each_other()
    {
        var faults = FaultPlan.For(7, 0, 40, Kinds);
        var alone = faults.Zip(faults.Skip(1)).Count(pair => pair.Second.At >= pair.First.At + pair.First.Lasts + FaultPlan.Quiet);
        Assert.InRange(alone, 5, 35);
    }

    [Fact]
    public void A_plan_is_read_as_it_is_written()
    {
        var faults = FaultPlan.For(7, 1, 30, Kinds);
        Assert.Equal(faults, Fault.ParseAll(Fault.Text(faults)));
    }

    [Fact]
    public void What_is_no_fault_is_told() => Assert.Contains("KillWorker@3.5+2#7", Assert.Throws<FormatException>(() => Fault.ParseAll("Kill@1")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_plan_is_shrunk_to_the_faults_that_it_takes()
    {
        var tried = 0;
        var shrinker = new Shrinker<int>(plan => { tried++; return Task.FromResult(plan.Contains(13) && plan.Contains(4)); }, 100);
        Assert.Equal([4, 13], await shrinker.ShrinkAsync([.. Enumerable.Range(0, 20)]));
        Assert.InRange(tried, 1, 100);
    }

    [Fact]
    public async Task Shrinking_ends_with_what_it_has_when_its_trials_are_used_up()
    {
        var tried = 0;
        var plan = await new Shrinker<int>(part => { tried++; return Task.FromResult(part.Contains(4) && part.Contains(13)); }, 3).ShrinkAsync([.. Enumerable.Range(0, 20)]);
        Assert.Equal(3, tried);
        Assert.Contains(13, plan);
    }
}
