using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Tests.Strategies;

public class WeightedRoundRobinLogicTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(7, 3, 2)]
    public void In_any_full_round_each_server_is_chosen_exactly_as_often_as_its_weight(int first, int second, int third)
    {
        var servers = Loads.Weighted(first, second, third);
        var logic = new WeightedRoundRobinLogic();
        for (var round = 0; round < 50; round++)
            Assert.Equal([first, second, third], Loads.Count(Loads.Choose(logic, servers, first + second + third), 3));
    }

    [Fact]
    public void A_heavy_server_is_not_chosen_in_one_burst()
    {
        var chosen = Loads.Choose(new WeightedRoundRobinLogic(), Loads.Weighted(5, 1, 1), 7);
        Assert.Equal([0, 0, 1, 0, 2, 0, 0], chosen);
    }

    [Fact]
    public void A_server_that_comes_back_finds_its_share_again()
    {
        var servers = Loads.Weighted(1, 1, 1);
        var logic = new WeightedRoundRobinLogic();
        Loads.Choose(logic, servers, 10);
        Loads.Choose(logic, servers[..2], 10);
        Assert.All(Loads.Count(Loads.Choose(logic, servers, 300), 3), count => Assert.InRange(count, 95, 105));
    }
}
