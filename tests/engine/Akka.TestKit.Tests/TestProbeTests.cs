using Akka.Actor;

namespace Akka.TestKit.Tests;

public sealed class TestProbeTests : Xunit2.TestKit
{
    [Fact]
    public void The_test_actor_is_the_sender_of_what_the_test_sends()
    {
        ActorOf<TestActors.SimpleEchoActor>().Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public async Task The_test_actor_is_the_sender_after_an_await_too()
    {
        var echo = ActorOf<TestActors.SimpleEchoActor>();
        await Task.Yield();
        echo.Tell("hello");
        await ExpectMsgAsync("hello");
        echo.Tell("again");
        ExpectMsg("again");
    }

    [Fact]
    public void Making_a_probe_leaves_the_test_actor_the_sender()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("hello");
        probe.ExpectMsg("hello");
        Assert.Equal(TestActor, probe.Sender);
    }

    [Fact]
    public void A_probe_sends_replies_and_forwards()
    {
        var (first, second) = (CreateTestProbe("first"), CreateTestProbe("second"));
        first.Send(second, "question");
        second.ExpectMsg("question");
        second.Reply("answer");
        first.ExpectMsg("answer");
        Assert.Equal(second.Ref, first.Sender);
        first.Forward(TestActor);
        ExpectMsgFrom(second.Ref, "answer");
    }

    [Fact]
    public void A_probe_is_an_actor_reference()
    {
        var probe = CreateTestProbe();
        var echo = ActorOf<TestActors.SimpleEchoActor>();
        echo.Tell("hello", probe);
        probe.ExpectMsg("hello");
        Assert.Equal(probe.Ref.Path, ((IActorRef)probe).Path);
        Assert.True(probe.Equals(probe.Ref));
        Assert.Throws<NotSupportedException>(() => probe.CreateTestProbe());
    }

    [Fact]
    public void An_auto_pilot_answers_until_it_is_told_not_to()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"auto {message}", probe.Ref);
            return message is "last" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));
        foreach (var message in new[] { "first", "last", "after" }) probe.Ref.Tell(message);
        ExpectMsg("auto first");
        ExpectMsg("auto last");
        Assert.Equal(["first", "last", "after"], probe.ReceiveN(3).Cast<string>());
        ExpectNoMsg(50);
    }

    [Fact]
    public async Task A_child_is_supervised_as_it_was_started()
    {
        var stopped = ChildActorOf(Props.Create<Fragile>(), "stopped", SupervisorStrategy.StoppingStrategy);
        var restarted = await ChildActorOfAsync(Props.Create<Fragile>());
        Assert.Equal(TestActor.Path, stopped.Path.Parent);
        Watch(stopped);
        Watch(restarted);
        stopped.Tell("break");
        ExpectTerminated(stopped);
        restarted.Tell("break");
        restarted.Tell("still there");
        ExpectMsg("still there");
    }

    [Fact]
    public void A_probe_has_children_of_its_own()
    {
        var probe = CreateTestProbe();
        var child = probe.ChildActorOf<TestActors.BlackHoleActor>("child");
        Assert.Equal(probe.Ref.Path / "child", child.Path);
    }

    [Fact]
    public void An_echo_sends_to_the_test_and_back()
    {
        var probe = CreateTestProbe();
        var echo = ActorOf(TestActors.EchoActor.Props(this));
        echo.Tell("hello", probe);
        ExpectMsgFrom(probe.Ref, "hello");
        probe.ExpectMsg("hello");
        ActorOf(TestActors.ForwardActor.Props(probe)).Tell("onward");
        probe.ExpectMsgFrom(TestActor, "onward");
    }

    private sealed class Fragile : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "break") throw new InvalidOperationException("broken");
            Sender.Tell(message);
        }
    }
}
