using Akka.Cluster.TestKit;
using Akka.MultiNode.TestAdapter;
using Akka.TestKit;

namespace AkkaCluster.MultiNodeTests.Membership;

public class LeavingSpec : MultiNodeClusterSpec
{
    private readonly ClusterRoles _config;

    public LeavingSpec() : this(new ClusterRoles())
    {
    }

    protected LeavingSpec(ClusterRoles config) : base(config, typeof(LeavingSpec)) => _config = config;

    [MultiNodeFact]
    public void A_node_that_leaves_is_removed_by_the_others_and_learns_of_it()
    {
        AwaitClusterUp(_config.First, _config.Second, _config.Third);
        var removed = new TestLatch(1);
        Cluster.RegisterOnMemberRemoved(removed.CountDown);
        EnterBarrier("registered");

        RunOn(() => Cluster.Leave(GetAddress(_config.Second)), _config.First);
        RunOn(() => removed.Ready(TimeSpan.FromSeconds(25)), _config.Second);
        RunOn(() => AwaitMembersUp(2, [GetAddress(_config.Second)]), _config.First, _config.Third);
        EnterBarrier("left");

        RunOn(() => AwaitAssert(() => AssertLeader(_config.First, _config.Third)), _config.First, _config.Third);
        EnterBarrier("done");
    }
}
