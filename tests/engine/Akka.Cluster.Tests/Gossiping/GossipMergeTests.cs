using Akka.Cluster.Gossiping;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Cluster.Tests.Gossiping;

public class GossipMergeTests
{
    [Fact]
    public void Merging_is_commutative() =>
        Check(GossipGen.Triples, t => Same(t.A.Merge(t.B), t.B.Merge(t.A)));

    [Fact]
    public void Merging_is_associative() =>
        Check(GossipGen.Triples, t => Same(t.A.Merge(t.B).Merge(t.C), t.A.Merge(t.B.Merge(t.C))));

    [Fact]
    public void Merging_is_idempotent() =>
        Check(GossipGen.Triples, t => Same(t.A.Merge(t.A), t.A) && Same(t.A.Merge(t.B).Merge(t.B), t.A.Merge(t.B)));

    [Fact]
    public void A_removed_member_does_not_come_back_by_an_older_gossip() => Check(GossipGen.Triples, t =>
    {
        var removed = t.A.Remove([Some.Node(1)], 5);
        return !removed.Merge(t.B).HasMember(Some.Node(1)) && !t.B.Merge(removed).HasMember(Some.Node(1));
    });

    [Fact]
    public void No_more_tombstones_are_kept_than_the_latest()
    {
        var gossip = Gossip.Empty;
        for (var i = 0; i < Gossip.MaxTombstones + 10; i++)
            gossip = gossip.Remove([Some.Node(i + 1)], 1000 + i);
        Assert.Equal(Gossip.MaxTombstones, gossip.Tombstones.Count);
        Assert.DoesNotContain(Some.Node(1), gossip.Tombstones.Keys);
        Assert.Contains(Some.Node(Gossip.MaxTombstones + 10), gossip.Tombstones.Keys);
    }

    [Fact]
    public void Of_two_rows_of_one_observer_the_later_is_kept()
    {
        var lost = Some.Gossip(Some.Member(1), Some.Member(2)).Unreachable(1, 2);
        var found = lost.With(lost.Reachability.With(Some.Node(1), Some.Node(2), ReachabilityStatus.Reachable));
        Assert.True(lost.Merge(found).Reachability.IsAllReachable);
        Assert.True(found.Merge(lost).Reachability.IsAllReachable);
    }

    private static bool Same(Gossip a, Gossip b) => a.SameContent(b) && a.Version.IsSameAs(b.Version);

    private static void Check<T>(Arbitrary<T> arbitrary, Func<T, bool> property) =>
        Prop.ForAll(arbitrary, property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
