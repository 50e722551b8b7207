using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class AsyncReceiveTests : ActorSpec
{
    [Fact]
    public async Task No_other_message_is_processed_before_an_asynchronous_handler_ends()
    {
        var gate = new TaskCompletionSource();
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Waiter(gate.Task, probe.Ref)));
        actor.Tell("wait");
        actor.Tell(1);
        await probe.Expect("waiting");
        await probe.ExpectNothing();
        gate.SetResult();
        await probe.Expect("waited", 1);
    }

    [Fact]
    public async Task Sender_Self_and_Context_are_those_of_the_message_after_an_await()
    {
        var gate = new TaskCompletionSource();
        var actor = System.ActorOf(Props.Create(() => new Waiter(gate.Task, ActorRefs.Nobody)));
        var answer = actor.Ask<IActorRef>("who", Patience);
        gate.SetResult();
        Assert.Equal(actor, await answer);
    }

    [Fact]
    public async Task An_exception_after_an_await_is_a_failure_of_the_actor()
    {
        var gate = new TaskCompletionSource();
        var failures = NewProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            failures.Ref.Tell(e.Message, ActorRefs.NoSender);
            return Directive.Restart;
        });
        var probe = NewProbe();
        var parent = System.ActorOf(FunActor.Of((m, c) => c.Sender.Tell(c.ActorOf(Props.Create(() => new Waiter(gate.Task, probe.Ref)))), strategy));
        var actor = await parent.Ask<IActorRef>("child", Patience);
        actor.Tell("fail");
        actor.Tell(1);
        gate.SetResult();
        await failures.Expect("after await");
        await probe.Expect(1);
    }

    [Fact]
    public async Task An_actor_can_be_stopped_while_its_handler_waits_and_the_handler_still_ends()
    {
        var gate = new TaskCompletionSource();
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Waiter(gate.Task, probe.Ref)));
        actor.Tell("finally");
        await probe.Expect("waiting");
        System.Stop(actor);
        await WatchToTheEnd(actor);
        gate.SetResult();
        await probe.Expect("cleaned up");
    }

    [Fact]
    public async Task A_handler_that_completes_at_once_does_not_suspend_the_actor()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Waiter(Task.CompletedTask, probe.Ref)));
        for (var i = 0; i < 100; i++) actor.Tell("wait");
        for (var i = 0; i < 100; i++) await probe.Expect("waiting", "waited");
    }

    [Fact]
    public async Task Asynchronous_handlers_one_after_another_keep_the_order_of_messages()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Yielder(probe.Ref)));
        for (var i = 0; i < 500; i++) actor.Tell(i);
        for (var i = 0; i < 500; i++) await probe.Expect(i);
    }

    [Fact]
    public async Task RunTask_works_in_PreStart()
    {
        var probe = NewProbe();
        var gate = new TaskCompletionSource();
        var actor = System.ActorOf(Props.Create(() => new StartsAsynchronously(gate.Task, probe.Ref)));
        actor.Tell("message");
        await probe.ExpectNothing();
        gate.SetResult();
        await probe.Expect("started", "message");
    }

    private sealed class Waiter : ReceiveActor
    {
        public Waiter(Task gate, IActorRef log)
        {
            ReceiveAsync<string>(s => s == "wait", async _ =>
            {
                log.Tell("waiting");
                await gate;
                log.Tell("waited");
            });
            ReceiveAsync<string>(s => s == "who", async _ =>
            {
                await gate;
                Sender.Tell(Context.Self);
            });
            ReceiveAsync<string>(s => s == "fail", async _ =>
            {
                await gate;
                throw new InvalidOperationException("after await");
            });
            ReceiveAsync<string>(s => s == "finally", async _ =>
            {
                log.Tell("waiting");
                try
                {
                    await gate;
                }
                finally
                {
                    log.Tell("cleaned up", ActorRefs.NoSender);
                }
            });
            Receive<int>(n => log.Tell(n));
        }
    }

    private sealed class Yielder : ReceiveActor
    {
        public Yielder(IActorRef log) => ReceiveAsync<int>(async n =>
        {
            await Task.Yield();
            await Task.Yield();
            log.Tell(n);
        });
    }

    private sealed class StartsAsynchronously(Task gate, IActorRef log) : UntypedActor
    {
        protected override void PreStart() => RunTask(async () =>
        {
            await gate;
            log.Tell("started");
        });

        protected override void OnReceive(object message) => log.Tell(message);
    }
}
