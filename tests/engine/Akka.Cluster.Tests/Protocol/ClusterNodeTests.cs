using Akka.Actor;
using Akka.Cluster.Protocol;
using Akka.Util;

namespace Akka.Cluster.Tests.Protocol;

public class ClusterNodeTests
{
    private static readonly UniqueAddress Self = Some.Node(1);

    private readonly RecordedOutput _output = new();
    private readonly ManualTime _time = new();
    private readonly ClusterNode _node;

    public ClusterNodeTests() => _node = new ClusterNode(Self, new ProtocolSettings(), new Random(1), _time, _output);

    [Fact]
    public void A_node_that_joins_itself_founds_a_cluster_and_is_up()
    {
        _node.JoinTo(Self.Address);
        Assert.Equal(MemberStatus.Up, _node.State.SelfMember.Status);
        Assert.True(_node.State.IsLeader && _node.State.Convergence);
    }

    [Fact]
    public void A_node_asks_the_target_and_enters_with_its_welcome()
    {
        _node.JoinTo(Some.Node(2).Address);
        Assert.Equal(Self, Assert.Single(_output.SentTo<ClusterProtocol.Join>(Some.Node(2))).Node);
        _node.Receive(new ClusterProtocol.Welcome(Some.Node(2), Some.Gossip(Some.Member(2), Some.Member(1, MemberStatus.Joining))));
        Assert.Equal(NodePhase.Member, _node.Phase);
        Assert.Contains(Self, _node.State.Gossip.Seen);
    }

    [Fact]
    public void A_welcome_from_another_than_the_target_is_ignored()
    {
        _node.JoinTo(Some.Node(2).Address);
        _node.Receive(new ClusterProtocol.Welcome(Some.Node(3), Some.Gossip(Some.Member(3), Some.Member(1, MemberStatus.Joining))));
        Assert.Equal(NodePhase.Joining, _node.Phase);
    }

    [Fact]
    public void One_who_joins_is_welcomed_and_again_when_he_asks_again()
    {
        _node.JoinTo(Self.Address);
        Join(Some.Node(2));
        Join(Some.Node(2));
        Assert.Equal(2, _output.SentTo<ClusterProtocol.Welcome>(Some.Node(2)).Count());
        Assert.Equal(2, _node.State.Gossip.Members.Count);
    }

    [Fact]
    public void A_node_of_another_system_may_not_join()
    {
        _node.JoinTo(Self.Address);
        Join(new UniqueAddress(new Address("akka.tcp", "other", "host2", 4053), 1));
        Assert.Contains("akka.tcp://other, expected akka.tcp://sys", Assert.Single(_output.Warnings), StringComparison.Ordinal);
        Assert.Single(_node.State.Gossip.Members);
    }

    [Fact]
    public void A_new_incarnation_is_let_in_once_the_former_is_removed()
    {
        _node.JoinTo(Self.Address);
        Join(Some.Node(2));
        var again = Some.Node(2, incarnation: 2);
        Join(again);
        Assert.False(_node.State.Gossip.HasMember(Some.Node(2)));
        Assert.False(_node.State.Gossip.HasMember(again));
        Join(again);
        Assert.True(_node.State.Gossip.HasMember(again));
    }

    [Fact]
    public void One_who_was_removed_is_told_so_when_he_asks_to_join()
    {
        _node.JoinTo(Self.Address);
        Join(Some.Node(2));
        _node.Down(Some.Node(2).Address);
        _node.ConnectionLost(Some.Node(2).Address);
        _output.Sent.Clear();
        Join(Some.Node(2));
        Assert.Contains(Some.Node(2), Assert.Single(_output.SentTo<ClusterProtocol.GossipEnvelope>(Some.Node(2))).Gossip.Tombstones.Keys);
    }

    [Fact]
    public void A_node_that_hears_of_its_own_removal_leaves()
    {
        _node.JoinTo(Self.Address);
        var removed = _node.State.Gossip.Remove([Self], 1).ChangedBy(Some.Node(2));
        _node.Receive(new ClusterProtocol.GossipEnvelope(Some.Node(2), Self, removed));
        Assert.Equal(NodePhase.Stopped, _node.Phase);
        Assert.Contains("removed", _output.ShutDownFor, StringComparison.Ordinal);
    }

    [Fact]
    public void Gossip_for_another_incarnation_or_of_another_cluster_is_ignored()
    {
        _node.JoinTo(Self.Address);
        var before = _node.State.Gossip;
        _node.Receive(new ClusterProtocol.GossipEnvelope(Some.Node(2), Some.Node(1, incarnation: 9), Some.Gossip(Some.Member(1), Some.Member(2))));
        _node.Receive(new ClusterProtocol.GossipEnvelope(Some.Node(2), Self, Some.Gossip(Some.Member(2))));
        Assert.Same(before, _node.State.Gossip);
    }

    [Fact]
    public void A_downed_member_whose_connection_is_gone_is_removed_without_waiting_for_the_failure_detector()
    {
        Join3();
        _node.Down(Some.Node(2).Address);
        Assert.True(_node.State.Gossip.HasMember(Some.Node(2)));
        _node.ConnectionLost(Some.Node(2).Address);
        SeenByAll();
        Assert.False(_node.State.Gossip.HasMember(Some.Node(2)));
    }

    [Fact]
    public void A_lost_connection_alone_makes_nobody_unreachable_but_a_refusal_does()
    {
        Join3();
        _node.ConnectionLost(Some.Node(2).Address);
        Assert.True(_node.State.Gossip.Reachability.IsAllReachable);
        _node.ConnectionRefused(Some.Node(2).Address);
        Assert.False(_node.State.Gossip.Reachability.IsReachable(Some.Node(2)));
        _node.Reap(_ => true);
        Assert.False(_node.State.Gossip.Reachability.IsReachable(Some.Node(2)));
        _node.Heard(Some.Node(2).Address);
        _node.Reap(_ => true);
        Assert.True(_node.State.Gossip.Reachability.IsAllReachable);
    }

    [Fact]
    public void Joining_members_become_weakly_up_when_all_cannot_agree_for_long()
    {
        Join3();
        _node.Reap(n => n != Some.Node(3));
        Join(Some.Node(4));
        _node.LeaderTick();
        Assert.Equal(MemberStatus.Joining, _node.State.Gossip.Members[Some.Node(4)].Status);
        _time.Advance(TimeSpan.FromSeconds(8));
        _node.LeaderTick();
        Assert.Equal(MemberStatus.WeaklyUp, _node.State.Gossip.Members[Some.Node(4)].Status);
    }

    [Fact]
    public void A_node_that_is_down_and_reaches_nobody_leaves_at_once()
    {
        _node.JoinTo(Self.Address);
        _node.Down(Self.Address);
        Assert.NotNull(_output.ShutDownFor);
    }

    [Fact]
    public void A_node_that_is_down_waits_until_the_others_know()
    {
        Join3();
        _node.Down(Self.Address);
        Assert.Null(_output.ShutDownFor);
        SeenByAll();
        Assert.NotNull(_output.ShutDownFor);
    }

    [Fact]
    public void The_last_node_can_leave()
    {
        _node.JoinTo(Self.Address);
        _node.Leave(Self.Address);
        Assert.True(_output.Exiting);
        _node.ExitingCompleted();
        Assert.NotNull(_output.ShutDownFor);
    }

    [Fact]
    public void A_status_is_answered_with_what_the_other_lacks()
    {
        Join3();
        _output.Sent.Clear();
        _node.Receive(new ClusterProtocol.GossipStatus(Some.Node(2), _node.State.Gossip.Version, _node.State.Gossip.SeenDigest));
        Assert.Empty(_output.Sent);
        _node.Receive(new ClusterProtocol.GossipStatus(Some.Node(2), VectorClock.Create(), 0));
        Assert.Single(_output.SentTo<ClusterProtocol.GossipEnvelope>(Some.Node(2)));
        _node.Receive(new ClusterProtocol.GossipStatus(Some.Node(3), _node.State.Gossip.Version.Increment(Some.Node(3).ClockNode), 0));
        Assert.Single(_output.SentTo<ClusterProtocol.GossipStatus>(Some.Node(3)));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(3, true)]
    public void In_a_large_cluster_gossip_prefers_those_who_do_not_know_half_as_often(int reduceFrom, bool othersToo)
    {
        var settings = new ProtocolSettings { GossipDifferentViewProbability = 1, ReduceGossipDifferentViewProbability = reduceFrom };
        var node = new ClusterNode(Self, settings, new Random(1), _time, _output);
        var gossip = Some.Gossip(Some.Member(1), Some.Member(2), Some.Member(3)).SeenBy(Some.Node(2));
        node.JoinTo(Some.Node(2).Address);
        node.Receive(new ClusterProtocol.Welcome(Some.Node(2), gossip));
        _output.Sent.Clear();
        for (var i = 0; i < 50; i++)
            node.GossipTick();
        Assert.Equal(othersToo, _output.SentTo<ClusterProtocol.GossipStatus>(Some.Node(2)).Any());
        Assert.NotEmpty(_output.SentTo<ClusterProtocol.GossipEnvelope>(Some.Node(3)));
    }

    // Nodes 2 and 3 are members, Up, and all have seen it.
    private void Join3()
    {
        _node.JoinTo(Self.Address);
        foreach (var other in new[] { 2, 3 })
        {
            Join(Some.Node(other));
            SeenByAll();
        }
        Assert.All(_node.State.Gossip.Members.Values, m => Assert.Equal(MemberStatus.Up, m.Status));
    }

    private void Join(UniqueAddress node) => _node.Receive(new ClusterProtocol.Join(node, [], AppVersion.Zero));

    // The others say that they have seen it, until nothing changes any more.
    private void SeenByAll()
    {
        for (var round = 0; round < 5; round++)
        {
            var gossip = _node.State.Gossip;
            var other = gossip.Members.Keys.FirstOrDefault(n => n != Self);
            if (other is not null)
                _node.Receive(new ClusterProtocol.GossipEnvelope(other, Self, gossip.SeenByAll()));
        }
    }
}
