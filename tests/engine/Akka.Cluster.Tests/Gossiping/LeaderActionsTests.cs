using System.Collections.Immutable;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Tests.Gossiping;

public class LeaderActionsTests
{
    [Fact]
    public void Joining_members_become_up_each_younger_than_the_last()
    {
        var (changed, _) = Act(Some.Gossip(Some.Member(1, upNumber: 4), Some.Member(2, MemberStatus.Joining), Some.Member(3, MemberStatus.WeaklyUp)));
        Assert.All(changed, m => Assert.Equal(MemberStatus.Up, m.Status));
        Assert.Equal([5, 6], changed.Select(m => m.UpNumber));
    }

    [Fact]
    public void Leaving_members_become_exiting()
    {
        var (changed, removed) = Act(Some.Gossip(Some.Member(1), Some.Member(2, MemberStatus.Leaving)));
        Assert.Equal(MemberStatus.Exiting, Assert.Single(changed).Status);
        Assert.Empty(removed);
    }

    [Fact]
    public void Downed_members_are_removed_once_they_are_unreachable()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2, MemberStatus.Down));
        Assert.Empty(Act(gossip).Removed);
        Assert.Equal<UniqueAddress>([Some.Node(2)], Act(gossip.Unreachable(1, 2)).Removed);
    }

    [Fact]
    public void Exiting_members_are_removed_once_they_are_done_or_unreachable()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2, MemberStatus.Exiting), Some.Member(3, MemberStatus.Exiting)).Unreachable(1, 3);
        Assert.Equal<UniqueAddress>([Some.Node(3)], Act(gossip).Removed);
        Assert.Equal<UniqueAddress>([Some.Node(2), Some.Node(3)], Act(gossip, confirmed: Some.Node(2)).Removed);
    }

    [Fact]
    public void Nobody_becomes_up_before_there_are_enough_members()
    {
        var joining = Some.Gossip(Some.Member(1, MemberStatus.Joining), Some.Member(2, MemberStatus.Joining));
        Assert.Empty(Act(joining, new RequiredMembers(3, ImmutableDictionary<string, int>.Empty)).Changed);
        Assert.Equal(2, Act(joining, new RequiredMembers(2, ImmutableDictionary<string, int>.Empty)).Changed.Length);
    }

    [Fact]
    public void Nobody_becomes_up_before_there_are_enough_members_of_a_role()
    {
        var required = new RequiredMembers(1, ImmutableDictionary<string, int>.Empty.Add("worker", 1));
        Assert.Empty(Act(Some.Gossip(Some.Member(1, MemberStatus.Joining)), required).Changed);
        Assert.Single(Act(Some.Gossip(Some.Member(1, MemberStatus.Joining, 0, "worker")), required).Changed);
    }

    [Fact]
    public void Without_convergence_reachable_joining_members_become_weakly_up()
    {
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3, MemberStatus.Joining), Some.Member(4, MemberStatus.Joining)).Unreachable(1, 2, 4);
        var changed = LeaderActions.WithoutConvergence(gossip.AsSeenFrom(1), RequiredMembers.One);
        Assert.Equal((Some.Node(3), MemberStatus.WeaklyUp), (Assert.Single(changed).UniqueAddress, changed[0].Status));
    }

    private static (ImmutableArray<Member> Changed, ImmutableArray<UniqueAddress> Removed) Act(Gossip gossip, params UniqueAddress[] confirmed) =>
        LeaderActions.OnConvergence(gossip.AsSeenFrom(1), confirmed.ToHashSet(), RequiredMembers.One);

    private static (ImmutableArray<Member> Changed, ImmutableArray<UniqueAddress> Removed) Act(Gossip gossip, RequiredMembers required) =>
        LeaderActions.OnConvergence(gossip.AsSeenFrom(1), new HashSet<UniqueAddress>(), required);

    private static (ImmutableArray<Member> Changed, ImmutableArray<UniqueAddress> Removed) Act(Gossip gossip, UniqueAddress confirmed) =>
        Act(gossip, [confirmed]);
}
