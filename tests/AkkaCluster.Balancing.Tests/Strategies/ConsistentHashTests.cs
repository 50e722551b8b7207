using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Tests.Strategies;

public class ConsistentHashTests : TestKit
{
    private const int Keys = 10_000;

    [Fact]
    public void A_key_goes_to_the_same_server_every_time()
    {
        var servers = Servers(5);
        Assert.Equal(Choose(servers), Choose(servers));
    }

    [Fact]
    public void No_server_gets_more_than_one_and_a_half_times_its_share()
    {
        var counts = Choose(Servers(5)).GroupBy(server => server).Select(group => group.Count()).ToList();
        Assert.Equal(5, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, Keys / 5 / 2, Keys / 5 * 3 / 2));
    }

    [Fact]
    public void When_a_server_goes_only_its_own_keys_move()
    {
        var servers = Servers(5);
        var before = Choose(servers);
        var after = Choose(servers[..4]);
        for (var key = 0; key < Keys; key++)
        {
            if (before[key] != servers[4])
                Assert.Same(before[key], after[key]);
        }
    }

    private ServerLoad[] Servers(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new ServerLoad(Sys.ActorOf(Props.Empty, $"server-{i}-{Guid.NewGuid():N}")))];

    private ServerLoad[] Choose(ServerLoad[] servers)
    {
        var settings = new BalancerOptions { Servers = ["localhost:1"], Strategy = BalancingStrategy.ConsistentHash };
        var logic = RoutingLogics.Create(settings, Sys, new Random(1));
        return [.. Enumerable.Range(0, Keys).Select(key => (ServerLoad)logic.Select(new BalancedTask("noop", "{}", "", $"key-{key}"), servers))];
    }
}
