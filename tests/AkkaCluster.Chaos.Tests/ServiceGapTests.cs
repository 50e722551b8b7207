using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Tests;

public sealed class ServiceGapTests
{
    [Fact]
    public void A_time_without_service_belongs_to_the_faults_that_were_there_or_just_over()
    {
        var served = new[] { 1.0, 2, 9, 30 }.Select(ended => PlantedFaults.Told(Act.Submit, PlantedFaults.Echo, 0, ended, new JobView(JobState.Succeeded, 1, 1, 0)));
        var unserved = PlantedFaults.Told(Act.Submit, PlantedFaults.Echo, 0, 5, null);
        var gaps = ServiceGap.Between([.. served, unserved], "client");
        Assert.Equal([1, 7, 21], gaps.Select(gap => gap.Seconds));
        FaultWindow[] windows = [Window(FaultKind.KillLeader, 3, 7), Window(FaultKind.Cut, 20, 22)];
        Assert.Empty(gaps[0].During(windows));
        Assert.Equal([FaultKind.KillLeader], gaps[1].During(windows).Select(window => window.Fault.Kind));
        Assert.Equal([FaultKind.KillLeader, FaultKind.Cut], gaps[2].During(windows).Select(window => window.Fault.Kind));
    }

    private static FaultWindow Window(FaultKind kind, double began, double ended) => new(new Fault(kind, began, ended - began, 0), began, ended);
}
