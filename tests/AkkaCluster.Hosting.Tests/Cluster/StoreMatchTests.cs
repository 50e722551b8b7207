using AkkaCluster.Hosting.Cluster;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;

namespace AkkaCluster.Hosting.Tests.Cluster;

public class StoreMatchTests
{
    private const string Leader = "127.0.0.1:4053";

    [Theory]
    [InlineData(3, Leader, true)]
    [InlineData(0, "", false)]
    [InlineData(2, Leader, false)]
    [InlineData(3, "127.0.0.1:4054", false)]
    public void A_store_is_the_clusters_where_it_knows_the_clusters_leader(long epoch, string owner, bool same) =>
        Assert.Equal(same, StoreMatch.Decide(Seen(Leader, 3), new Leadership(epoch, owner)));

    [Fact]
    public void A_store_with_a_later_leader_is_looked_at_again() => Assert.Null(StoreMatch.Decide(Seen(Leader, 3), new Leadership(4, "127.0.0.1:4054")));

    [Fact]
    public void Without_a_leader_nobody_can_tell() => Assert.Null(StoreMatch.Decide(Seen(null, 0), new Leadership(0, "")));

    private static ClusterOverview Seen(string? leader, long epoch) => new("akkacluster", "127.0.0.1:4060", leader, epoch, [], [], 0, 0);
}
