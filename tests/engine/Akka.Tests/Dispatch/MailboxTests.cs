using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Dispatch;

public sealed class MailboxTests : ActorSpec
{
    public MailboxTests() : base("""
        small.mailbox-type = "Akka.Dispatch.BoundedMailbox"
        small.mailbox-capacity = 3
        small.mailbox-push-timeout-time = 10ms
        urgent.mailbox-type = "Akka.Tests.Dispatch.MailboxTests+ShortestFirst, Akka.Tests"
        """)
    {
    }

    [Fact]
    public async Task Messages_of_one_sender_come_in_their_order_whoever_else_sends()
    {
        const int senders = 8, each = 5000;
        var done = new TaskCompletionSource<string>();
        var last = new int[senders];
        var count = 0;
        var actor = Act((message, _) =>
        {
            var (sender, number) = ((int, int))message;
            if (last[sender] + 1 != number) done.TrySetResult($"sender {sender}: {number} came after {last[sender]}");
            last[sender] = number;
            if (++count == senders * each) done.TrySetResult("all");
        });
        var threads = Enumerable.Range(0, senders).Select(s => new Thread(() =>
        {
            for (var i = 1; i <= each; i++) actor.Tell((s, i));
        })).ToList();
        threads.ForEach(t => t.Start());
        Assert.Equal("all", await done.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task An_actor_processes_one_message_at_a_time()
    {
        var inside = 0;
        var overlaps = 0;
        var count = 0;
        var done = new TaskCompletionSource();
        var actor = Act((_, _) =>
        {
            if (Interlocked.Increment(ref inside) > 1) Interlocked.Increment(ref overlaps);
            Thread.SpinWait(20);
            Interlocked.Decrement(ref inside);
            if (++count == 20_000) done.SetResult();
        });
        Parallel.For(0, 20_000, i => actor.Tell(i));
        await done.Task.WaitAsync(Patience);
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public async Task A_full_bounded_mailbox_sends_the_message_to_the_dead_letters_after_the_push_timeout()
    {
        var letters = Subscribe<DeadLetter>();
        using var gate = new ManualResetEventSlim();
        var busy = new TaskCompletionSource();
        var actor = System.ActorOf(FunActor.Of((_, _) =>
        {
            busy.TrySetResult();
            gate.Wait(Patience);
        }).WithMailbox("small"));
        actor.Tell("busy");
        await busy.Task.WaitAsync(Patience);
        for (var i = 0; i < 4; i++) actor.Tell(i);
        Assert.Equal(3, (await letters.Expect<DeadLetter>()).Message);
        gate.Set();
    }

    [Fact]
    public async Task A_priority_mailbox_hands_out_the_most_urgent_first_and_equals_in_their_order()
    {
        var probe = NewProbe();
        using var gate = new ManualResetEventSlim();
        var actor = System.ActorOf(FunActor.Of((message, _) =>
        {
            if (message is "wait") gate.Wait(Patience);
            else probe.Ref.Tell(message);
        }).WithMailbox("urgent"));
        actor.Tell("wait");
        foreach (var text in (string[])["ccc", "bb", "a", "aaa", "b"]) actor.Tell(text);
        gate.Set();
        await probe.Expect("a", "b", "bb", "ccc", "aaa");
    }

    [Fact]
    public async Task System_messages_go_before_all_others()
    {
        using var gate = new ManualResetEventSlim();
        var count = 0;
        var actor = Act((_, _) =>
        {
            Interlocked.Increment(ref count);
            gate.Wait(Patience);
        });
        for (var i = 0; i < 100; i++) actor.Tell(i);
        System.Stop(actor);
        gate.Set();
        await WatchToTheEnd(actor);
        Assert.InRange(count, 0, 100);
        Assert.True(((IInternalActorRef)actor).IsTerminated);
    }

    [Fact]
    public async Task A_Tell_allocates_nothing()
    {
        var received = 0;
        var done = new TaskCompletionSource();
        var actor = Act((_, _) =>
        {
            if (++received == 20_000) done.SetResult();
        });
        var message = new object();
        for (var i = 0; i < 10_000; i++) actor.Tell(message, ActorRefs.NoSender);
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref received) == 10_000, Patience));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) actor.Tell(message, ActorRefs.NoSender);
        // The arrays of the mailbox may grow a few times more; a message by itself costs nothing.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600_000);
        await done.Task.WaitAsync(Patience);
    }

    [Fact]
    public void A_mailbox_that_is_not_configured_is_named()
    {
        var error = Assert.Throws<ConfigurationException>(() => System.ActorOf(FunActor.Of((_, _) => { }).WithMailbox("missing")));
        Assert.Contains("missing", error.Message);
    }

    public sealed class ShortestFirst(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => (message as string)?.Length ?? 0;
    }
}
