using AkkaCluster.Jobs.Leader;

namespace AkkaCluster.Jobs.Tests.Leader;

public class NodeRosterTests
{
    [Fact]
    public void A_node_is_spoken_of_as_it_last_said_it_is_until_it_is_silent()
    {
        var start = DateTimeOffset.UnixEpoch;
        var roster = new NodeRoster();
        roster.Hear(new NodeVitals("a:1", null, 0.1, 1, start), start);
        roster.Hear(new NodeVitals("a:1", "http://a", 0.5, 2, start), start.AddSeconds(2));
        roster.Hear(new NodeVitals("b:1", null, 0, 1, start), start.AddSeconds(9));
        Assert.Equal([("a:1", 0.5), ("b:1", 0)], roster.All(start.AddSeconds(12)).Select(node => (node.Address, node.CpuLoad)));
        Assert.Equal(["b:1"], roster.All(start.AddSeconds(13)).Select(node => node.Address));
    }
}
