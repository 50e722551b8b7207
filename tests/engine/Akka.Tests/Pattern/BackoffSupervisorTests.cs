using Akka.Actor;
using Akka.Pattern;

namespace Akka.Tests.Pattern;

public class BackoffSupervisorTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(1);

    public BackoffSupervisorTests() : base("akka.loglevel = OFF")
    {
    }

    private Props ChildProps => Props.Create(() => new Child(TestActor));

    private BackoffOptions OnStop => Backoff.OnStop(ChildProps, "child", Min, Max, 0);

    private BackoffOptions OnFailure => Backoff.OnFailure(ChildProps, "child", Min, Max, 0);

    private IActorRef Started(BackoffOptions options)
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(options));
        ExpectMsg("started");
        return supervisor;
    }

    private int RestartCountOf(IActorRef supervisor)
    {
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance, TestActor);
        return ExpectMsg<BackoffSupervisor.RestartCount>().Count;
    }

    [Fact]
    public void A_child_that_stops_is_started_again()
    {
        var supervisor = Started(OnStop.WithManualReset());
        supervisor.Tell("stop", TestActor);
        ExpectMsg("started");
        Assert.Equal(1, RestartCountOf(supervisor));
        supervisor.Tell("echo", TestActor);
        ExpectMsg("echo");
    }

    [Fact]
    public void A_child_that_fails_is_started_again()
    {
        var supervisor = Started(OnFailure.WithManualReset());
        supervisor.Tell(new InvalidOperationException("child fails"), TestActor);
        ExpectMsg("started");
        Assert.Equal(1, RestartCountOf(supervisor));
    }

    [Fact]
    public void A_child_that_stops_by_itself_ends_a_supervisor_of_failures()
    {
        var supervisor = Started(OnFailure);
        Watch(supervisor);
        supervisor.Tell("stop", TestActor);
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void Retries_are_counted_and_limited()
    {
        var supervisor = Started(OnFailure.WithManualReset().WithMaxNrOfRetries(1));
        Watch(supervisor);
        supervisor.Tell(new InvalidOperationException("once"), TestActor);
        ExpectMsg("started");
        supervisor.Tell(new InvalidOperationException("twice"), TestActor);
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void The_count_goes_back_when_the_child_asks_for_it()
    {
        var supervisor = Started(OnStop.WithManualReset());
        supervisor.Tell("stop", TestActor);
        ExpectMsg("started");
        supervisor.Tell("reset", TestActor);
        AwaitAssert(() => Assert.Equal(0, RestartCountOf(supervisor)));
    }

    [Fact]
    public void The_count_goes_back_when_the_child_has_lived_long_enough()
    {
        var supervisor = Started(OnStop.WithAutoReset(TimeSpan.FromMilliseconds(50)));
        supervisor.Tell("stop", TestActor);
        ExpectMsg("started");
        AwaitAssert(() => Assert.Equal(0, RestartCountOf(supervisor)));
    }

    [Fact]
    public void Messages_are_answered_while_the_child_is_down()
    {
        var slow = Backoff.OnStop(ChildProps, "child", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), 0).WithReplyWhileStopped("down").WithAutoReset(TimeSpan.FromSeconds(30));
        var supervisor = Started(slow);
        supervisor.Tell(BackoffSupervisor.GetCurrentChild.Instance, TestActor);
        var child = ExpectMsg<BackoffSupervisor.CurrentChild>().Ref;
        Watch(child);
        supervisor.Tell("stop", TestActor);
        ExpectTerminated(child);
        AwaitAssert(() =>
        {
            supervisor.Tell("hello", TestActor);
            ExpectMsg("down", TimeSpan.FromMilliseconds(300));
        });
    }

    [Fact]
    public void A_final_stop_message_ends_the_supervisor_too()
    {
        var supervisor = Started(OnStop.WithFinalStopMessage(message => message is "stop"));
        Watch(supervisor);
        supervisor.Tell("stop", TestActor);
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void What_the_child_sends_to_its_parent_goes_to_the_parent_of_the_supervisor()
    {
        var parent = CreateTestProbe();
        var supervisor = parent.ChildActorOf(BackoffSupervisor.Props(OnStop));
        ExpectMsg("started");
        supervisor.Tell("up", TestActor);
        parent.ExpectMsg("from child");
    }

    [Fact]
    public void Delays_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Backoff.OnStop(ChildProps, "child", TimeSpan.Zero, Max, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Backoff.OnStop(ChildProps, "child", Max, Min, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(OnStop.WithAutoReset(TimeSpan.FromHours(1))));
    }

    private sealed class Child : ReceiveActor
    {
        public Child(IActorRef observer)
        {
            observer.Tell("started");
            Receive<Exception>(error => throw error);
            Receive<string>(text =>
            {
                switch (text)
                {
                    case "stop": Context.Stop(Self); break;
                    case "reset": Context.Parent.Tell(BackoffSupervisor.Reset.Instance); break;
                    case "up": Context.Parent.Tell("from child"); break;
                    default: Sender.Tell(text); break;
                }
            });
        }
    }
}
