using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Tests.Gossiping;

public class HeartbeatRingTests
{
    private static readonly UniqueAddress[] Nodes = [.. Enumerable.Range(1, 20).Select(n => Some.Node(n))];

    [Fact]
    public void Each_node_watches_as_many_others_as_told() =>
        Assert.All(Nodes, self => Assert.Equal(5, Receivers(self, 5).Count));

    [Fact]
    public void Each_node_is_watched_by_as_many_others() =>
        Assert.All(Nodes, node => Assert.Equal(5, Nodes.Count(self => Receivers(self, 5).Contains(node))));

    [Fact]
    public void Nobody_watches_itself() =>
        Assert.All(Nodes, self => Assert.DoesNotContain(self, Receivers(self, 50)));

    [Fact]
    public void An_unreachable_node_is_watched_but_does_not_count()
    {
        var lost = Receivers(Nodes[0], 3).First();
        var receivers = HeartbeatRing.ReceiversOf(Nodes[0], Nodes, n => n == lost, 3);
        Assert.Equal(4, receivers.Count);
        Assert.Contains(lost, receivers);
    }

    private static IReadOnlySet<UniqueAddress> Receivers(UniqueAddress self, int count) => HeartbeatRing.ReceiversOf(self, Nodes, _ => false, count);
}
