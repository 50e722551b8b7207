using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class DeathWatchTests : ActorSpec
{
    [Fact]
    public async Task A_watcher_is_told_once()
    {
        var probe = NewProbe();
        var actor = Act((_, _) => { });
        await probe.Watch(actor);
        await probe.Watch(actor);
        System.Stop(actor);
        var terminated = await probe.Expect<Terminated>();
        Assert.Equal(actor, terminated.ActorRef);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task Watching_an_actor_that_has_stopped_tells_at_once()
    {
        var probe = NewProbe();
        var actor = Act((_, _) => { });
        Assert.True(await actor.GracefulStop(Patience));
        await probe.Watch(actor);
        Assert.Equal(actor, (await probe.Expect<Terminated>()).ActorRef);
    }

    [Fact]
    public async Task Watching_an_actor_that_never_was_tells_that_its_existence_is_not_confirmed()
    {
        var probe = NewProbe();
        var ghost = ((ExtendedActorSystem)System).Provider.ResolveActorRef("akka://test/user/ghost");
        await probe.Watch(ghost);
        Assert.False((await probe.Expect<Terminated>()).ExistenceConfirmed);
    }

    [Fact]
    public async Task No_message_of_the_watched_actor_comes_after_Terminated()
    {
        var probe = NewProbe();
        for (var round = 0; round < 50; round++)
        {
            var actor = Act((message, context) =>
            {
                for (var i = 0; i < 20; i++) probe.Ref.Tell(i);
                context.Stop(context.Self);
                probe.Ref.Tell("last");
            });
            await probe.Watch(actor);
            actor.Tell("go");
            for (var i = 0; i < 20; i++) Assert.Equal(i, await probe.Expect<int>());
            Assert.Equal("last", await probe.Expect<string>());
            await probe.Expect<Terminated>();
        }
    }

    [Fact]
    public async Task Unwatch_takes_back_even_a_Terminated_that_is_in_the_mailbox()
    {
        var probe = NewProbe();
        var actor = Act((_, _) => { });
        await probe.Watch(actor);
        await probe.Run(context =>
        {
            // The probe is busy here, so that Terminated is in its mailbox before it unwatches.
            actor.GracefulStop(Patience).GetAwaiter().GetResult();
            context.Unwatch(actor);
        });
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task WatchWith_sends_the_message_instead()
    {
        var probe = NewProbe();
        var actor = Act((_, _) => { });
        await probe.Run(context => context.WatchWith(actor, "gone"));
        System.Stop(actor);
        await probe.Expect("gone");
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_second_watch_with_another_message_is_refused()
    {
        var probe = NewProbe();
        var actor = Act((_, _) => { });
        var thrown = new TaskCompletionSource<Exception?>();
        await probe.Run(context =>
        {
            context.Watch(actor);
            thrown.SetResult(Record.Exception(() => context.WatchWith(actor, "gone")));
        });
        Assert.IsType<InvalidOperationException>(await thrown.Task);
    }

    [Fact]
    public async Task Who_does_not_handle_Terminated_dies_of_it()
    {
        var strategySaw = NewProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            strategySaw.Ref.Tell(e, ActorRefs.NoSender);
            return Directive.Stop;
        });
        var actor = Act((_, _) => { });
        var parent = System.ActorOf(FunActor.Of((_, c) => c.ActorOf(Props.Create(() => new Careless(actor))), strategy));
        parent.Tell("go");
        System.Stop(actor);
        Assert.Equal(actor, (await strategySaw.Expect<DeathPactException>()).DeadActor);
    }

    [Fact]
    public async Task A_parent_that_watches_its_child_is_told_once()
    {
        var probe = NewProbe();
        var parent = Act((message, context) =>
        {
            if (message is Terminated) probe.Ref.Tell("child gone");
            else context.Stop(context.Watch(context.ActorOf(FunActor.Of((_, _) => { }), "child")));
        });
        parent.Tell("go");
        await probe.Expect("child gone");
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task The_name_of_a_child_is_free_when_Terminated_has_come()
    {
        var probe = NewProbe();
        var rounds = 0;
        var parent = Act((message, context) =>
        {
            if (rounds++ == 100) probe.Ref.Tell("done");
            else context.Stop(context.Watch(context.ActorOf(FunActor.Of((_, _) => { }), "child")));
        });
        parent.Tell("go");
        await probe.Expect("done");
    }

    [Fact]
    public async Task A_forged_Terminated_is_not_delivered()
    {
        var probe = NewProbe();
        probe.Ref.Tell(new Terminated(Act((_, _) => { }), true, false));
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_lost_node_terminates_what_is_watched_there_and_forgets_its_watchers()
    {
        var probe = NewProbe();
        var address = new Address("akka.tcp", "other", "far", 1);
        var remote = new FarRef((ExtendedActorSystem)System, new RootActorPath(address) / "user" / "x");
        await probe.Watch(remote);
        Akka.Event.AddressTerminatedTopic.Get(System).Publish(new AddressTerminated(address));
        var terminated = await probe.Expect<Terminated>();
        Assert.True(terminated.AddressTerminated);
        Assert.Equal(remote, terminated.ActorRef);
    }

    private sealed class Careless : UntypedActor
    {
        public Careless(IActorRef watched) => Context.Watch(watched);

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class FarRef(ExtendedActorSystem system, ActorPath path) : MinimalActorRef
    {
        public override ActorPath Path => path;

        public override IActorRefProvider Provider => system.Provider;

        public override bool IsLocal => false;
    }
}
