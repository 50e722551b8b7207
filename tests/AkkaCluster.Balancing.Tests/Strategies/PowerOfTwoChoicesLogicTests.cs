using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Tests.Strategies;

public class PowerOfTwoChoicesLogicTests
{
    [Fact]
    public void The_most_loaded_server_is_never_chosen()
    {
        var chosen = Loads.Choose(new PowerOfTwoChoicesLogic(new Random(1)), Loads.Of(1, 9, 1, 1), 10_000);
        Assert.DoesNotContain(1, chosen);
    }

    [Fact]
    public void Equal_servers_are_chosen_equally_often() =>
        Assert.All(Loads.Count(Loads.Choose(new PowerOfTwoChoicesLogic(new Random(2)), Loads.Of(0, 0, 0, 0), 40_000), 4), count => Assert.InRange(count, 9_500, 10_500));

    [Fact]
    public void It_keeps_the_greatest_load_far_below_that_of_one_choice()
    {
        const int servers = 100;
        Assert.InRange(Greatest(2), 10, 14);
        Assert.InRange(Greatest(1), 17, 40);

        // Ten requests a server that are never answered: with one choice the fullest server gets many more than with two.
        static int Greatest(int choices)
        {
            var random = new Random(3);
            var loads = Loads.Of(new int[servers]);
            var logic = new PowerOfTwoChoicesLogic(random);
            for (var i = 0; i < servers * 10; i++)
                (choices == 2 ? (ServerLoad)logic.Select("request", loads) : loads[random.Next(servers)]).Outstanding++;
            return loads.Max(load => load.Outstanding);
        }
    }
}
