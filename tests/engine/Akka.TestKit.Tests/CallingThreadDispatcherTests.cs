using Akka.Actor;

namespace Akka.TestKit.Tests;

public sealed class CallingThreadDispatcherTests : Xunit2.TestKit
{
    [Fact]
    public void An_actor_runs_on_the_thread_of_its_sender_before_the_send_returns()
    {
        var actor = ActorOf(Props.Create<Threaded>().WithDispatcher(CallingThreadDispatcher.Id));
        actor.Tell("where");
        Assert.True(HasMessages);
        ExpectMsg(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void What_an_actor_sends_to_itself_waits_until_it_is_done()
    {
        var actor = ActorOf(Props.Create<Threaded>().WithDispatcher(CallingThreadDispatcher.Id));
        actor.Tell("self");
        Assert.Equal(["before", "after", "own"], ReceiveN(3).Cast<string>());
    }

    [Fact]
    public void The_sender_is_still_itself_after_the_send()
    {
        var probe = CreateTestProbe();
        var actor = ActorOf(Props.Create<Threaded>().WithDispatcher(CallingThreadDispatcher.Id));
        actor.Tell("where");
        probe.Ref.Tell("hello");
        probe.ExpectMsgFrom(TestActor, "hello");
    }

    private sealed class Threaded : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "where":
                    Sender.Tell(Environment.CurrentManagedThreadId);
                    break;
                case "self":
                    Sender.Tell("before");
                    Self.Forward("own");
                    Sender.Tell("after");
                    break;
                default:
                    Sender.Tell(message);
                    break;
            }
        }
    }
}
