using Akka.Cluster.TestKit;
using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class MembershipLeaderSpec : MultiNodeClusterSpec
{
    private readonly FourRoles _config;

    public MembershipLeaderSpec() : this(new FourRoles())
    {
    }

    protected MembershipLeaderSpec(FourRoles config) : base(config, typeof(MembershipLeaderSpec)) => _config = config;

    [MultiNodeFact]
    public async Task When_the_membership_leader_is_killed_the_next_in_order_leads()
    {
        // The first node only gives orders.
        var members = new[] { _config.Second, _config.Third, _config.Fourth };
        AwaitClusterUp(members);
        RunOn(() => AwaitAssert(() => AssertLeader(members)), members);
        EnterBarrier("leader-known");

        var leader = RoleOfLeader([.. members]);
        var rest = members.Where(role => role != leader).ToArray();
        var lost = GetAddress(leader);
        EnterBarrier("addresses-known");
        await RunOnAsync(() => TestConductor.Exit(leader, 0), _config.First);
        RunOn(new ManualResetEventSlim().Wait, leader);
        EnterBarrier("leader-killed");

        RunOn(() => AwaitMembersUp(2, [lost], TimeSpan.FromSeconds(30)), rest);
        RunOn(() => AwaitAssert(() => AssertLeader(rest)), rest);
        EnterBarrier("done");
    }
}
