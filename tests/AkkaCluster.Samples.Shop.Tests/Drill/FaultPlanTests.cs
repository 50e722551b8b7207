using AkkaCluster.Samples.Shop.Drill;

namespace AkkaCluster.Samples.Shop.Tests.Drill;

public sealed class FaultPlanTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public void The_same_seed_is_the_same_plan_and_another_is_another()
    {
        Assert.Equal(FaultPlan.Make(7, Long, 3), FaultPlan.Make(7, Long, 3));
        Assert.NotEqual(FaultPlan.Make(7, Long, 3), FaultPlan.Make(8, Long, 3));
    }

    [Fact]
    public void A_short_drill_has_a_kill_and_a_cut_and_a_long_one_all_there_are_one_after_the_other()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Equal([FaultKind.Kill, FaultKind.Cut], FaultPlan.Make(seed, TimeSpan.FromSeconds(20), 3).Select(fault => fault.Kind).Order());
            var plan = FaultPlan.Make(seed, Long, 3);
            Assert.Equal(Enum.GetValues<FaultKind>(), plan.Select(fault => fault.Kind).Distinct().Order());
            Assert.All(plan.Skip(1).Select((fault, index) => fault.At - plan[index].At - plan[index].Lasting), pause => Assert.True(pause > TimeSpan.Zero));
            Assert.True(plan[^1].At + plan[^1].Lasting < Long);
        }
    }
}
