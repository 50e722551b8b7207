using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World.Stores;

namespace AkkaCluster.Chaos.Tests.Stores;

public sealed class StoreChoiceTests
{
    [Fact]
    public void Each_store_has_faults_of_its_own_and_all_the_others()
    {
        var (sqlite, postgres) = (StoreChoice.Of("sqlite").Single().Kinds, StoreChoice.Of("postgresql").Single().Kinds);
        Assert.Contains(FaultKind.DiskReadOnly, sqlite);
        Assert.DoesNotContain(FaultKind.CommitLost, sqlite);
        Assert.Contains(FaultKind.CommitLost, postgres);
        Assert.DoesNotContain(FaultKind.DiskFull, postgres);
        Assert.Contains(FaultKind.KillLeader, sqlite.Intersect(postgres));
        Assert.DoesNotContain(FaultKind.Upgrade, sqlite.Union(postgres));
        Assert.Contains(FaultKind.Upgrade, StoreChoice.Of("sqlite", hasOther: true).Single().Kinds);
    }

    [Fact]
    public void A_plan_with_a_fault_that_the_store_does_not_have_is_told_with_the_store_that_has_it()
    {
        var wrong = StoreChoice.Of("postgresql").Single().WrongWith(Fault.ParseAll("KillWorker@1+1#0 DiskFull@2+1#0"));
        Assert.Contains("DiskFull@2+1#0", wrong, StringComparison.Ordinal);
        Assert.Contains("sqlite", wrong, StringComparison.Ordinal);
        Assert.Contains("--other", StoreChoice.Of("sqlite").Single().WrongWith(Fault.ParseAll("Upgrade@1+1#0")), StringComparison.Ordinal);
        Assert.Null(StoreChoice.Of("sqlite").Single().WrongWith(Fault.ParseAll("DiskFull@2+1#0")));
    }
}
