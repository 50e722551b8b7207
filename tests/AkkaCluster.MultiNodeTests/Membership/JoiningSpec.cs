using Akka.Cluster;
using Akka.Cluster.TestKit;
using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class JoiningSpec : MultiNodeClusterSpec
{
    private readonly ClusterRoles _config;

    public JoiningSpec() : this(new ClusterRoles())
    {
    }

    protected JoiningSpec(ClusterRoles config) : base(config, typeof(JoiningSpec)) => _config = config;

    [MultiNodeFact]
    public void Nodes_that_join_the_seed_nodes_become_one_cluster_that_all_see_alike()
    {
        Cluster.JoinSeedNodes([GetAddress(_config.First), GetAddress(_config.Second)]);
        AwaitMembersUp(Roles.Count);
        AssertMembers(Cluster.State.Members, [.. Roles.Select(GetAddress)]);
        Assert.Equal(MemberStatus.Up, Cluster.SelfMember.Status);
        EnterBarrier("up");
        AssertLeader(_config.First, _config.Second, _config.Third);
        EnterBarrier("done");
    }
}
