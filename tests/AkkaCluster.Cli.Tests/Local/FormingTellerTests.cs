using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Local;

public class FormingTellerTests
{
    [Fact]
    public void It_says_how_many_nodes_are_up_and_whether_there_is_a_leader()
    {
        Assert.Equal("3 nodes are started; none answers yet", FormingTeller.Describe(null, 3));
        var seen = new ClusterInfo { SelfAddress = "a", Nodes = [new("a", 1, [], "Up", true, false), new("b", 2, [], "Joining", true, false)] };
        Assert.Equal("1 of 3 nodes are up, no leader yet", FormingTeller.Describe(seen, 3));
        Assert.Equal("1 of 3 nodes are up, the leader is there", FormingTeller.Describe(seen with { LeaderAddress = "a" }, 3));
    }
}
