using Akka.Actor;
using Akka.Routing;

namespace Akka.Remote.Tests.Systems;

public class RoutingTests
{
    [Fact]
    public async Task A_group_router_reaches_its_routees_on_other_nodes_by_path()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        await using var c = Node.Start();
        var (onB, onC) = (b.Probe("worker"), c.Probe("worker"));
        var router = a.System.ActorOf(Props.Empty.WithRouter(new RoundRobinGroup($"{b.Address}/user/worker", $"{c.Address}/user/worker")), "router");

        for (var i = 0; i < 10; i++) router.Tell(i);

        var seen = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            seen.Add(await onB.NextAsync<int>("a routed message"));
            seen.Add(await onC.NextAsync<int>("a routed message"));
        }

        Assert.Equal(Enumerable.Range(0, 10), seen.Order());
    }
}
