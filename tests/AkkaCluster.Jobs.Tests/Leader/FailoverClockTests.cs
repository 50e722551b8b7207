using Akka.Actor;
using Akka.Cluster;
using AkkaCluster.Jobs.Leader;

namespace AkkaCluster.Jobs.Tests.Leader;

public class FailoverClockTests
{
    private static readonly UniqueAddress One = new(new Address("akka.tcp", "jobs", "a", 1), 1);
    private static readonly UniqueAddress Other = new(new Address("akka.tcp", "jobs", "b", 1), 1);

    private readonly FailoverClock _clock = new(TimeProvider.System);

    [Fact]
    public void A_lost_leader_is_told_once_by_its_successor()
    {
        _clock.Lost(One);
        Assert.NotNull(_clock.Leads());
        Assert.Null(_clock.Leads());
    }

    [Fact]
    public void A_leader_that_is_reached_again_was_not_lost()
    {
        _clock.Lost(One);
        _clock.Back(Other);
        _clock.Back(One);
        Assert.Null(_clock.Leads());
    }
}
