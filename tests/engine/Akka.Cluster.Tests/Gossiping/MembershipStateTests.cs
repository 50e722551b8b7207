namespace Akka.Cluster.Tests.Gossiping;

public class MembershipStateTests
{
    [Fact]
    public void A_gossip_converges_when_all_members_have_seen_it()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2));
        Assert.False(gossip.SeenBy(Some.Node(1)).AsSeenFrom(1).Convergence);
        Assert.True(gossip.SeenByAll().AsSeenFrom(1).Convergence);
    }

    [Fact]
    public void Joining_members_are_not_waited_for()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2, MemberStatus.Joining)).SeenBy(Some.Node(1));
        Assert.True(gossip.AsSeenFrom(1).Convergence);
    }

    [Fact]
    public void While_none_is_up_the_joining_members_are_waited_for()
    {
        var gossip = Some.Gossip(Some.Member(1, MemberStatus.Joining), Some.Member(2, MemberStatus.Joining)).SeenBy(Some.Node(1));
        Assert.False(gossip.AsSeenFrom(1).Convergence);
    }

    [Fact]
    public void An_unreachable_member_prevents_convergence()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3)).Unreachable(1, 3).SeenByAll();
        Assert.False(gossip.AsSeenFrom(1).Convergence);
    }

    [Theory]
    [InlineData(MemberStatus.Down)]
    [InlineData(MemberStatus.Exiting)]
    public void An_unreachable_member_that_goes_anyway_does_not(MemberStatus status)
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3, status)).Unreachable(1, 3).SeenBy(Some.Nodes(1, 2));
        Assert.True(gossip.AsSeenFrom(1).Convergence);
    }

    [Fact]
    public void What_a_downed_member_says_of_others_does_not_count()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3, MemberStatus.Down)).Unreachable(3, 1, 2).SeenBy(Some.Nodes(1, 2));
        Assert.True(gossip.AsSeenFrom(1).Convergence);
    }

    [Fact]
    public void The_first_member_by_address_leads()
    {
        var gossip = Some.Gossip(Some.Member(1, MemberStatus.Joining), Some.Member(2), Some.Member(3)).SeenByAll();
        Assert.All(new[] { 1, 2, 3 }, self => Assert.Equal(Some.Node(2), gossip.AsSeenFrom(self).Leader));
    }

    [Fact]
    public void A_member_that_is_leaving_still_leads() =>
        Assert.Equal(Some.Node(1), Some.Gossip(Some.Member(1, MemberStatus.Leaving), Some.Member(2)).AsSeenFrom(2).Leader);

    [Fact]
    public void Neither_a_downed_nor_an_unreachable_member_leads()
    {
        var gossip = Some.Gossip(Some.Member(1, MemberStatus.Down), Some.Member(2), Some.Member(3)).Unreachable(3, 2);
        Assert.Equal(Some.Node(3), gossip.AsSeenFrom(3).Leader);
    }

    [Fact]
    public void In_a_converged_view_all_name_the_same_leader_even_when_it_was_called_unreachable()
    {
        var gossip = Some.Gossip(Some.Member(1, MemberStatus.Exiting), Some.Member(2, MemberStatus.Exiting)).Unreachable(2, 1).SeenByAll();
        var leaders = new[] { 1, 2 }.Select(self => gossip.AsSeenFrom(self)).ToList();
        Assert.All(leaders, state => Assert.True(state.Convergence));
        Assert.Single(leaders.Select(state => state.Leader).Distinct());
    }

    [Fact]
    public void A_role_has_a_leader_of_its_own()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2, roles: "worker"), Some.Member(3, roles: "worker"));
        var state = gossip.AsSeenFrom(1);
        Assert.Equal(Some.Node(2), state.RoleLeader("worker"));
        Assert.Null(state.RoleLeader("seed"));
    }
}
