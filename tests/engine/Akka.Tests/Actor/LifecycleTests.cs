using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class LifecycleTests : ActorSpec
{
    [Fact]
    public async Task The_hooks_run_in_the_documented_order()
    {
        var log = NewProbe();
        var actor = Logging(log, (message, context) =>
        {
            if (message is "fail") throw new InvalidOperationException("boom");
            log.Ref.Tell(message);
        });
        actor.Tell("one");
        actor.Tell("fail");
        actor.Tell("two");
        actor.Tell(PoisonPill.Instance);
        await log.Expect("PreStart", "one", "PreRestart boom fail", "PostStop", "PostRestart boom", "PreStart", "two", "PostStop");
    }

    [Fact]
    public async Task A_throwing_constructor_stops_the_actor_and_tells_who_watches()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new ThrowsWhenMade()), "broken");
        await probe.Watch(actor);
        Assert.Equal(actor, (await probe.Expect<Terminated>()).ActorRef);
    }

    [Fact]
    public async Task A_throwing_constructor_reaches_the_supervisor_as_an_initialization_exception()
    {
        var probe = NewProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            probe.Ref.Tell(e, ActorRefs.NoSender);
            return Directive.Stop;
        });
        System.ActorOf(FunActor.Of((_, c) => c.ActorOf(Props.Create<ThrowsWhenMade>()), strategy)).Tell("go");
        var failure = await probe.Expect<ActorInitializationException>();
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_restarted_creation_is_tried_again()
    {
        var attempts = 0;
        Func<int> attempt = () => ++attempts;
        var probe = NewProbe();
        var strategy = new OneForOneStrategy(_ => Directive.Restart);
        System.ActorOf(FunActor.Of((_, c) => c.ActorOf(Props.Create(() => new ThirdTimeLucky(attempt, probe.Ref))), strategy)).Tell("go");
        await probe.Expect("made after 3");
    }

    [Fact]
    public async Task A_throwing_PostStop_still_terminates_and_tells_who_watches()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create<ThrowsWhenStopped>(), "stubborn");
        await probe.Watch(actor);
        System.Stop(actor);
        await probe.Expect<Terminated>();
    }

    [Fact]
    public async Task A_throwing_PreRestart_does_not_keep_the_actor_from_restarting()
    {
        var log = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new ThrowsBeforeRestart(log.Ref)));
        actor.Tell("fail");
        actor.Tell("hello");
        await log.Expect("hello");
    }

    [Fact]
    public async Task A_throwing_PostRestart_fails_again_with_both_causes()
    {
        var seen = NewProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            seen.Ref.Tell(e, ActorRefs.NoSender);
            return e is PostRestartException ? Directive.Stop : Directive.Restart;
        });
        var parent = System.ActorOf(FunActor.Of((_, c) => c.ActorOf(Props.Create<ThrowsAfterRestart>()).Tell("fail"), strategy));
        parent.Tell("go");
        Assert.Equal("first", (await seen.Expect<Exception>()).Message);
        var second = await seen.Expect<PostRestartException>();
        Assert.Equal("first", second.OriginalCause!.Message);
        Assert.Equal("second", second.InnerException!.Message);
    }

    [Fact]
    public async Task A_restart_stops_the_children_before_the_new_instance_starts()
    {
        var log = NewProbe();
        var parent = System.ActorOf(Props.Create(() => new ParentThatFails(log.Ref)));
        parent.Tell("fail");
        await log.Expect("parent started", "child started", "child stopped", "parent started", "child started");
    }

    [Fact]
    public async Task Stopping_a_parent_stops_the_children_first()
    {
        var log = NewProbe();
        var parent = System.ActorOf(Props.Create(() => new ParentThatFails(log.Ref)));
        await log.Expect("parent started", "child started");
        System.Stop(parent);
        await log.Expect("child stopped", "parent stopped");
    }

    [Fact]
    public async Task A_restart_knows_the_message_that_failed_even_where_it_came_through_a_selection()
    {
        var log = NewProbe();
        var actor = Logging(log, (_, _) => throw new InvalidOperationException("boom"));
        System.ActorSelection(actor.Path).Tell("fail");
        await log.Expect("PreStart", "PreRestart boom fail");
    }

    [Fact]
    public void An_actor_cannot_be_made_with_its_constructor()
    {
        var error = Assert.Throws<ActorInitializationException>(() => new ThrowsWhenStopped());
        Assert.Contains("ActorOf", error.Message);
    }

    private IActorRef Logging(Probe log, Action<object, IActorContext> receive) => System.ActorOf(Props.Create(() => new FunActor(receive, null, log.Ref)));

    private sealed class ThrowsWhenMade : UntypedActor
    {
        public ThrowsWhenMade() => throw new InvalidOperationException("no");

        protected override void OnReceive(object message) { }
    }

    private sealed class ThirdTimeLucky : UntypedActor
    {
        public ThirdTimeLucky(Func<int> attempt, IActorRef log)
        {
            var n = attempt();
            if (n < 3) throw new InvalidOperationException($"attempt {n}");
            log.Tell($"made after {n}");
        }

        protected override void OnReceive(object message) { }
    }

    private sealed class ThrowsWhenStopped : UntypedActor
    {
        protected override void OnReceive(object message) { }

        protected override void PostStop() => throw new InvalidOperationException("no");
    }

    private sealed class ThrowsBeforeRestart(IActorRef log) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "fail") throw new InvalidOperationException("fail");
            log.Tell(message);
        }

        protected override void PreRestart(Exception reason, object message) => throw new InvalidOperationException("and more");
    }

    private sealed class ThrowsAfterRestart : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("first");

        protected override void PostRestart(Exception reason) => throw new InvalidOperationException("second");
    }

    private sealed class ParentThatFails(IActorRef log) : UntypedActor
    {
        protected override void PreStart()
        {
            log.Tell("parent started");
            Context.ActorOf(Props.Create(() => new Child(log)), "child");
        }

        protected override void PostStop()
        {
            if (!Context.GetChildren().Any()) log.Tell("parent stopped");
        }

        protected override void OnReceive(object message) => throw new InvalidOperationException("fail");
    }

    private sealed class Child(IActorRef log) : UntypedActor
    {
        protected override void PreStart() => log.Tell("child started");

        protected override void PostStop() => log.Tell("child stopped");

        protected override void OnReceive(object message) { }
    }
}
