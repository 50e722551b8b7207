using Akka.Cluster.Gossiping;
using Akka.Cluster.SBR;

namespace Akka.Cluster.Tests.SBR;

public class SplitBrainDeciderTests
{
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);
    private static readonly Gossip Five = Some.Gossip([.. Enumerable.Range(1, 5).Select(n => Some.Member(n))]);

    private readonly ManualTime _time = new();

    [Fact]
    public void Nothing_is_decided_while_all_are_reachable()
    {
        var decider = Decider();
        decider.Observe(Five.AsSeenFrom(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(decider.Tick());
    }

    [Fact]
    public void The_leader_of_the_side_that_stays_downs_the_others_once_it_was_stable()
    {
        var decider = Decider();
        decider.Observe(Cut(1, 2, 3).AsSeenFrom(1));
        _time.Advance(StableAfter - TimeSpan.FromMilliseconds(1));
        Assert.Empty(decider.Tick());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal<UniqueAddress>([Some.Node(4), Some.Node(5)], decider.Tick());
    }

    [Fact]
    public void One_who_does_not_lead_its_side_leaves_it_to_the_leader()
    {
        var decider = Decider();
        decider.Observe(Cut(1, 2, 3).AsSeenFrom(2));
        _time.Advance(StableAfter);
        Assert.Empty(decider.Tick());
    }

    [Fact]
    public void The_side_that_goes_downs_itself_the_leader_last()
    {
        var decider = Decider();
        decider.Observe(Cut(4, 5).AsSeenFrom(4));
        _time.Advance(StableAfter);
        Assert.Equal<UniqueAddress>([Some.Node(5), Some.Node(4)], decider.Tick());
    }

    [Fact]
    public void Each_change_starts_the_wait_anew()
    {
        var decider = Decider();
        decider.Observe(Cut(1, 2, 3, 4).AsSeenFrom(1));
        _time.Advance(StableAfter / 2);
        decider.Observe(Cut(1, 2, 3).AsSeenFrom(1));
        _time.Advance(StableAfter / 2);
        Assert.Empty(decider.Tick());
        _time.Advance(StableAfter / 2);
        Assert.Equal(2, decider.Tick().Length);
    }

    [Fact]
    public void When_it_keeps_changing_all_go()
    {
        var decider = Decider();
        for (var i = 0; i < 6; i++)
        {
            decider.Observe((i % 2 == 0 ? Five.Unreachable(1, 4) : Five.Unreachable(1, 4, 5)).AsSeenFrom(1));
            _time.Advance(StableAfter / 3);
        }
        Assert.Equal(5, decider.Tick().Length);
    }

    [Fact]
    public void Members_that_heal_in_time_are_kept()
    {
        var decider = Decider();
        decider.Observe(Five.Unreachable(1, 4).AsSeenFrom(1));
        _time.Advance(StableAfter / 2);
        decider.Observe(Five.AsSeenFrom(1));
        _time.Advance(StableAfter);
        Assert.Empty(decider.Tick());
    }

    [Fact]
    public void Of_a_broken_connection_between_two_nodes_that_all_others_reach_one_end_goes()
    {
        var decider = Decider();
        decider.Observe(Five.Unreachable(4, 5).Unreachable(5, 4).AsSeenFrom(1));
        _time.Advance(StableAfter);
        Assert.Equal<UniqueAddress>([Some.Node(5)], decider.Tick());
    }

    [Fact]
    public void The_end_that_goes_agrees()
    {
        var decider = Decider();
        decider.Observe(Five.Unreachable(4, 5).Unreachable(5, 4).AsSeenFrom(5));
        _time.Advance(StableAfter);
        Assert.Equal<UniqueAddress>([Some.Node(5)], decider.Tick());
    }

    [Fact]
    public void A_node_that_calls_all_others_unreachable_is_the_one_to_go()
    {
        var torn = Five.Unreachable(1, 2, 3, 4, 5);
        var (alone, others) = (Decider(), Decider());
        alone.Observe(torn.AsSeenFrom(1));
        others.Observe(torn.AsSeenFrom(2));
        _time.Advance(StableAfter);
        Assert.Equal<UniqueAddress>([Some.Node(1)], alone.Tick());
        Assert.Equal<UniqueAddress>([Some.Node(1)], others.Tick());
    }

    [Fact]
    public void What_a_lost_node_said_before_it_was_lost_harms_nobody()
    {
        var decider = Decider();
        decider.Observe(Five.Unreachable(5, 2).Unreachable(1, 5).Unreachable(2, 5).Unreachable(3, 5).Unreachable(4, 5).AsSeenFrom(1));
        _time.Advance(StableAfter);
        Assert.Equal<UniqueAddress>([Some.Node(5)], decider.Tick());
    }

    [Fact]
    public void In_a_large_cluster_those_that_watch_a_node_speak_for_all()
    {
        var members = Enumerable.Range(1, 30).Select(n => Some.Member(n)).ToArray();
        var (here, there) = (Enumerable.Range(1, 18).ToArray(), Enumerable.Range(19, 12).ToHashSet());
        var gossip = Some.Gossip(members);
        foreach (var observer in here)
        {
            var lost = HeartbeatRing.ReceiversOf(Some.Node(observer), gossip.Members.Keys, n => there.Contains(n.Uid / 1000), 9);
            gossip = gossip.Unreachable(observer, [.. lost.Select(n => n.Uid / 1000).Where(there.Contains)]);
        }
        var decider = Decider();
        decider.Observe(gossip.AsSeenFrom(1));
        _time.Advance(StableAfter);
        Assert.Equal(there.Select(n => Some.Node(n)).Order(), decider.Tick());
    }

    // All of this side call all of the other side unreachable.
    private static Gossip Cut(params int[] side) =>
        side.Aggregate(Five, (gossip, observer) => gossip.Unreachable(observer, [.. Enumerable.Range(1, 5).Except(side)]));

    private SplitBrainDecider Decider() => new(new KeepMajority(null), StableAfter, StableAfter * 3 / 4, 9, _time);
}
