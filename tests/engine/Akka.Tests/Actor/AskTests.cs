using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class AskTests : ActorSpec
{
    [Fact]
    public async Task An_answer_completes_the_task()
    {
        var echo = Act((message, context) => context.Sender.Tell(message));
        Assert.Equal("hello", await echo.Ask<string>("hello", Patience));
        Assert.Equal(42, await echo.Ask(42, Patience));
    }

    [Fact]
    public async Task No_answer_in_time_fails_with_a_time_out()
    {
        var silent = Act((_, _) => { });
        await Assert.ThrowsAsync<AskTimeoutException>(() => silent.Ask<string>("hello", TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task Cancellation_cancels_the_task()
    {
        using var source = new CancellationTokenSource();
        var silent = Act((_, _) => { });
        var answer = silent.Ask<string>("hello", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_failure_as_an_answer_fails_the_task_with_its_cause()
    {
        var refusing = Act((_, context) => context.Sender.Tell(new Status.Failure(new InvalidOperationException("no"))));
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(() => refusing.Ask<string>("hello", Patience))).Message);
    }

    [Fact]
    public async Task An_answer_of_another_type_fails_the_task()
    {
        var echo = Act((message, context) => context.Sender.Tell(message));
        await Assert.ThrowsAsync<ArgumentException>(() => echo.Ask<string>(1, Patience));
    }

    [Fact]
    public async Task The_temporary_reference_is_gone_when_the_answer_has_come()
    {
        var senders = NewProbe();
        var echo = Act((message, context) =>
        {
            senders.Ref.Tell(context.Sender);
            context.Sender.Tell(message);
        });
        await echo.Ask<string>("hello", Patience);
        var temporary = await senders.Expect<IActorRef>();
        Assert.Equal("temp", temporary.Path.Parent.Name);
        var provider = ((ExtendedActorSystem)System).Provider;
        Assert.True(SpinWait.SpinUntil(() => provider.ResolveActorRef(temporary.Path) is EmptyLocalActorRef, Patience));
    }

    [Fact]
    public async Task A_late_second_answer_is_a_dead_letter()
    {
        var letters = Subscribe<DeadLetter>();
        var twice = Act((message, context) =>
        {
            context.Sender.Tell("first");
            context.Sender.Tell("second");
        });
        await twice.Ask<string>("hello", Patience);
        Assert.Equal("second", (await letters.Expect<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_graceful_stop_is_true_when_the_actor_has_stopped()
    {
        var actor = Act((_, _) => { });
        Assert.True(await actor.GracefulStop(Patience));
        Assert.True(((IInternalActorRef)actor).IsTerminated);
    }

    [Fact]
    public async Task A_graceful_stop_that_takes_too_long_is_cancelled()
    {
        var actor = Act((_, _) => { });
        await Assert.ThrowsAsync<TaskCanceledException>(() => actor.GracefulStop(TimeSpan.FromMilliseconds(20), "not a stop"));
    }

    [Fact]
    public async Task Results_are_piped_as_they_are_and_failures_as_Status_Failure()
    {
        var probe = NewProbe();
        await Task.FromResult(7).PipeTo(probe.Ref);
        await probe.Expect(7);
        await Task.FromResult(7).PipeTo(probe.Ref, success: n => $"got {n}");
        await probe.Expect("got 7");
        await Task.FromException<int>(new InvalidOperationException("no")).PipeTo(probe.Ref);
        Assert.Equal("no", (await probe.Expect<Status.Failure>()).Cause.Message);
        await Task.FromException(new InvalidOperationException("no")).PipeTo(probe.Ref, failure: e => e.Message);
        await probe.Expect("no");
        await Task.CompletedTask.PipeTo(probe.Ref, success: () => "done");
        await probe.Expect("done");
    }

    [Fact]
    public async Task A_piped_result_has_the_sender_that_is_given()
    {
        var probe = NewProbe();
        var sender = Act((_, _) => { });
        await Task.FromResult(7).PipeTo(probe.Ref, sender);
        await probe.Expect(7);
        Assert.Equal(sender, probe.LastSender);
    }
}
