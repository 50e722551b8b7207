using Akka.Cluster.Events;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Tests.Events;

public class MembershipEventsTests
{
    [Theory]
    [InlineData(MemberStatus.Joining, typeof(ClusterEvent.MemberJoined))]
    [InlineData(MemberStatus.WeaklyUp, typeof(ClusterEvent.MemberWeaklyUp))]
    [InlineData(MemberStatus.Up, typeof(ClusterEvent.MemberUp))]
    [InlineData(MemberStatus.Leaving, typeof(ClusterEvent.MemberLeft))]
    [InlineData(MemberStatus.Exiting, typeof(ClusterEvent.MemberExited))]
    [InlineData(MemberStatus.Down, typeof(ClusterEvent.MemberDowned))]
    public void Each_status_has_its_event(MemberStatus status, Type type)
    {
        var events = Between(Some.Gossip(), Some.Gossip(Some.Member(2, status))).OfType<ClusterEvent.IMemberEvent>();
        Assert.IsType(type, Assert.Single(events));
    }

    [Theory]
    [InlineData(MemberStatus.Exiting, MemberStatus.Exiting)]
    [InlineData(MemberStatus.Down, MemberStatus.Down)]
    [InlineData(MemberStatus.Up, MemberStatus.Down)]
    public void A_removed_member_is_reported_with_how_it_went(MemberStatus last, MemberStatus reported)
    {
        var before = Some.Gossip(Some.Member(1), Some.Member(2, last));
        var removed = Between(before, before.Remove([Some.Node(2)], 1)).OfType<ClusterEvent.MemberRemoved>().Single();
        Assert.Equal((MemberStatus.Removed, reported), (removed.Member.Status, removed.PreviousStatus));
    }

    [Fact]
    public void A_member_that_is_lost_and_found_is_reported()
    {
        var all = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3));
        var lost = all.Unreachable(1, 3);
        Assert.Equal([new ClusterEvent.UnreachableMember(Some.Member(3))], Between(all, lost));
        Assert.Equal([new ClusterEvent.ReachableMember(Some.Member(3))], Between(lost, all));
    }

    [Fact]
    public void One_who_is_called_unreachable_by_others_is_not_told_of_itself()
    {
        var all = Some.Gossip(Some.Member(1), Some.Member(2));
        Assert.Empty(Between(all, all.Unreachable(2, 1)).OfType<ClusterEvent.ReachabilityEvent>());
    }

    [Fact]
    public void Another_leader_is_reported_in_all_and_of_a_role()
    {
        var before = Some.Gossip(Some.Member(2, roles: "worker"));
        var after = before.Update(Some.Member(1, roles: "worker"));
        var events = Between(before, after).ToList();
        Assert.Contains(new ClusterEvent.LeaderChanged(Some.Node(1).Address), events);
        Assert.Contains(new ClusterEvent.RoleLeaderChanged("worker", Some.Node(1).Address), events);
    }

    [Fact]
    public void The_state_names_members_leaders_and_the_unreachable()
    {
        var gossip = Some.Gossip(Some.Member(1, roles: "seed"), Some.Member(2, roles: "worker")).Unreachable(1, 2).SeenBy(Some.Node(1));
        var state = MembershipEvents.StateOf(gossip.AsSeenFrom(1));
        Assert.Equal(2, state.Members.Count);
        Assert.Equal(Some.Node(2), Assert.Single(state.Unreachable).UniqueAddress);
        Assert.Equal(Some.Node(1).Address, state.Leader);
        Assert.Equal(Some.Node(1).Address, state.RoleLeader("seed"));
        Assert.Null(state.RoleLeader("worker"));
        Assert.Equal([Some.Node(1).Address], state.SeenBy);
        Assert.Equal(["seed", "worker"], state.AllRoles.Order());
    }

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Between(Gossip before, Gossip after) =>
        MembershipEvents.Between(before.AsSeenFrom(1), after.AsSeenFrom(1));
}
