using Akka.Routing;

namespace Akka.Tests.Routing;

public class ConsistentHashTests
{
    private static readonly string[] Nodes = ["a", "b", "c", "d"];
    private static readonly string[] Keys = [.. Enumerable.Range(0, 10_000).Select(i => $"key-{i}")];

    [Fact]
    public void Equal_keys_have_the_same_node_in_every_ring_over_the_same_nodes()
    {
        var ring = ConsistentHash.Create(Nodes, 10);
        var other = ConsistentHash.Create(Nodes.Reverse(), 10);
        Assert.All(Keys, key => Assert.Equal(ring.NodeFor(key), other.NodeFor(key)));
    }

    [Fact]
    public void A_node_that_leaves_moves_only_its_own_keys()
    {
        var ring = ConsistentHash.Create(Nodes, 10);
        var smaller = ring - "b";
        Assert.All(Keys.Where(key => ring.NodeFor(key) != "b"), key => Assert.Equal(ring.NodeFor(key), smaller.NodeFor(key)));
        Assert.All(Keys, key => Assert.Equal(ring.NodeFor(key), (smaller + "b").NodeFor(key)));
    }

    [Fact]
    public void Keys_spread_over_all_nodes()
    {
        var ring = ConsistentHash.Create(Nodes, 100);
        var counts = Keys.CountBy(ring.NodeFor).ToDictionary();
        Assert.Equal(Nodes.Length, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 1_500, 3_500));
    }

    [Fact]
    public void A_ring_without_nodes_or_places_is_refused()
    {
        Assert.True(ConsistentHash.Create(Array.Empty<string>(), 10).IsEmpty);
        Assert.Throws<InvalidOperationException>(() => ConsistentHash.Create(Array.Empty<string>(), 10).NodeFor("x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistentHash.Create(Nodes, 0));
    }
}
