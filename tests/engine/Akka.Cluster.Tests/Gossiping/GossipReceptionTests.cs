using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Tests.Gossiping;

public class GossipReceptionTests
{
    private static readonly Gossip Base = Some.Gossip(Some.Member(1), Some.Member(2)).ChangedBy(Some.Node(1));

    [Fact]
    public void The_same_version_adds_up_who_has_seen_it()
    {
        var received = GossipReception.Receive(Base, Base.SeenBy(Some.Node(2)), Some.Node(1));
        Assert.True(received.Seen.SetEquals(Some.Nodes(1, 2)));
        Assert.True(received.Version.IsSameAs(Base.Version));
    }

    [Fact]
    public void A_later_version_is_taken_and_seen()
    {
        var later = Base.Update(Some.Member(3)).ChangedBy(Some.Node(2));
        var received = GossipReception.Receive(Base, later, Some.Node(1));
        Assert.True(received.Version.IsSameAs(later.Version));
        Assert.True(received.Seen.SetEquals(Some.Nodes(1, 2)));
    }

    [Fact]
    public void An_earlier_version_changes_nothing()
    {
        var later = Base.Update(Some.Member(3)).ChangedBy(Some.Node(1));
        Assert.Same(later, GossipReception.Receive(later, Base, Some.Node(1)));
    }

    [Fact]
    public void Concurrent_versions_make_one_that_nobody_else_has_seen()
    {
        var left = Base.Update(Some.Member(3)).ChangedBy(Some.Node(1));
        var right = Base.Update(Some.Member(4)).ChangedBy(Some.Node(2));
        var received = GossipReception.Receive(left, right, Some.Node(1));
        Assert.Equal(4, received.Members.Count);
        Assert.True(received.Version > left.Version && received.Version > right.Version);
        Assert.True(received.Seen.SetEquals(Some.Nodes(1)));
    }

    [Fact]
    public void A_removal_is_not_undone_by_a_change_that_the_removed_member_made()
    {
        var removed = Base.Remove([Some.Node(2)], 1).ChangedBy(Some.Node(1));
        var late = Base.Update(Some.Member(3)).ChangedBy(Some.Node(2));
        var received = GossipReception.Receive(removed, late, Some.Node(1));
        Assert.False(received.HasMember(Some.Node(2)));
        Assert.True(received.HasMember(Some.Node(3)));
        Assert.False(received.Version.IsSameAs(removed.Version));
    }
}
