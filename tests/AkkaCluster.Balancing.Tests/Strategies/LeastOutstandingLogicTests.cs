using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Tests.Strategies;

public class LeastOutstandingLogicTests
{
    [Fact]
    public void The_server_with_the_fewest_outstanding_requests_is_chosen()
    {
        var servers = Loads.Of(4, 2, 1, 3);
        Assert.All(Loads.Choose(new LeastOutstandingLogic(), servers, 20), chosen => Assert.Equal(2, chosen));
    }

    [Fact]
    public void Idle_servers_take_turns() =>
        Assert.Equal([100, 100, 100, 100], Loads.Count(Loads.Choose(new LeastOutstandingLogic(), Loads.Of(0, 0, 0, 0), 400), 4));
}
