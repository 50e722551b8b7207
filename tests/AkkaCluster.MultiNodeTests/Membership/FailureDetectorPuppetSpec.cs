using Akka.Cluster.TestKit;
using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class FailureDetectorPuppetSpec : MultiNodeClusterSpec
{
    private readonly PuppetRoles _config;

    public FailureDetectorPuppetSpec() : this(new PuppetRoles())
    {
    }

    protected FailureDetectorPuppetSpec(PuppetRoles config) : base(config, typeof(FailureDetectorPuppetSpec)) => _config = config;

    [MultiNodeFact]
    public void A_node_is_unreachable_while_the_puppet_of_another_says_so()
    {
        Assert.True(IsFailureDetectorPuppet());
        AwaitClusterUp(_config.First, _config.Second, _config.Third);
        AwaitSeenSameState([.. Roles.Select(GetAddress)]);
        var second = GetAddress(_config.Second);
        RunOn(() => AwaitAssert(() => Assert.True(FailureDetectorPuppet(second)?.IsMonitoring)), _config.First);
        EnterBarrier("monitored");

        RunOn(() => FailureDetectorPuppet(second)!.MarkNodeAsUnavailable(), _config.First);
        RunOn(() => AwaitCondition(() => Cluster.State.Unreachable.Any(member => member.Address.Equals(second))), _config.First, _config.Third);
        EnterBarrier("unreachable");

        RunOn(() => FailureDetectorPuppet(second)!.MarkNodeAsAvailable(), _config.First);
        AwaitAllReachable();
        EnterBarrier("reachable");
    }
}
