using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Cluster.Tools.Singleton.States;

namespace Akka.Cluster.Tools.Tests.Singleton;

public class SingletonMachineTests
{
    private readonly RecordingPort _port = new();
    private readonly SingletonMachine _machine;

    public SingletonMachineTests() => _machine = new SingletonMachine(_port);

    [Fact]
    public void The_first_member_starts_the_singleton_at_once()
    {
        _machine.ViewChanged(Oldest());

        Assert.Equal(["start"], _port.Done);
    }

    [Fact]
    public void A_younger_member_starts_nothing()
    {
        _machine.ViewChanged(new SingletonView(true, false, false, Node("a"), [Node("a")]));

        Assert.Empty(_port.Done);
    }

    [Fact]
    public void The_new_oldest_starts_only_after_every_predecessor_has_confirmed()
    {
        _machine.ViewChanged(Oldest(Node("a"), Node("b")));
        _machine.HandOverConfirmed(Node("a"));
        Assert.DoesNotContain("start", _port.Done);

        _machine.HandOverConfirmed(Node("b"));

        Assert.Equal(["ask a", "ask b", "start"], _port.Done);
    }

    [Fact]
    public void The_new_oldest_starts_when_its_predecessor_is_out_of_the_cluster()
    {
        _machine.ViewChanged(Oldest(Node("a")));
        _machine.ViewChanged(Oldest());

        Assert.Equal(["ask a", "start"], _port.Done);
    }

    [Fact]
    public void A_request_for_hand_over_is_repeated_until_it_is_answered()
    {
        _machine.ViewChanged(Oldest(Node("a")));
        _machine.Retry();

        Assert.Equal(["ask a", "ask a"], _port.Done);
    }

    [Fact]
    public void Hand_over_pauses_the_proxies_then_stops_the_instance_then_confirms()
    {
        _machine.ViewChanged(Oldest());
        _machine.HandOverRequested(Node("b"));
        _machine.ProxiesPaused();
        _machine.SingletonTerminated();

        Assert.Equal(["start", "progress b", "pause", "stop", "confirm b", "retired"], _port.Done);
    }

    [Fact]
    public void Who_was_asked_to_hand_over_never_starts_an_instance_again()
    {
        _machine.HandOverRequested(Node("b"));
        _machine.ViewChanged(Oldest());

        Assert.Equal(["confirm b", "retired"], _port.Done);
        Assert.IsType<RetiredState>(_machine.State);
    }

    [Fact]
    public void A_downed_member_stops_its_instance_without_waiting_for_anybody()
    {
        _machine.ViewChanged(Oldest());
        _machine.ViewChanged(new SingletonView(false, true, false, null, []));

        Assert.Equal(["start", "stop"], _port.Done);
    }

    [Fact]
    public void The_last_member_stops_its_instance_when_it_leaves()
    {
        _machine.ViewChanged(Oldest());
        _machine.ExitRequested();
        _machine.ViewChanged(new SingletonView(false, false, false, null, []));

        Assert.Equal(["start", "pause"], _port.Done);
    }

    [Fact]
    public void A_leaving_member_with_a_successor_works_until_that_one_asks()
    {
        _machine.ViewChanged(Oldest());
        _machine.ExitRequested();
        _machine.ViewChanged(new SingletonView(false, false, false, Node("b"), []));

        Assert.Equal(["start"], _port.Done);
    }

    [Fact]
    public void An_instance_that_ended_by_itself_is_confirmed_at_once()
    {
        _machine.ViewChanged(Oldest());
        _machine.SingletonTerminated();
        _machine.HandOverRequested(Node("b"));

        Assert.Equal(["start", "progress b", "confirm b", "retired"], _port.Done);
    }

    [Fact]
    public void Who_took_itself_for_the_oldest_by_mistake_stops_its_instance_and_waits_for_its_turn()
    {
        _machine.ViewChanged(Oldest());
        _machine.ViewChanged(new SingletonView(true, false, false, Node("a"), [Node("a")]));
        _machine.ProxiesPaused();
        _machine.SingletonTerminated();
        Assert.Equal(["start", "pause", "stop"], _port.Done);

        _machine.ViewChanged(Oldest());

        Assert.Equal(["start", "pause", "stop", "start"], _port.Done);
    }

    private static SingletonView Oldest(params Address[] predecessors) => new(true, false, true, Node("self"), predecessors);

    private static Address Node(string host) => new("akka", "test", host, 1);
}
