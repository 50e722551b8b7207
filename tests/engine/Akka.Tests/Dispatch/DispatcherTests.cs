using Akka.Actor;
using Akka.Configuration;
using Akka.Tests.Support;
namespace Akka.Tests.Dispatch;

public sealed class DispatcherTests : ActorSpec
{
    public DispatcherTests() : base("""
        pinned { type = PinnedDispatcher }
        forked { type = ForkJoinDispatcher, throughput = 5, dedicated-thread-pool.thread-count = 2 }
        alias = forked
        """)
    {
    }

    [Fact]
    public async Task A_pinned_actor_has_a_thread_of_its_own_that_ends_with_it()
    {
        var props = FunActor.Of((_, c) => c.Sender.Tell(Thread.CurrentThread)).WithDispatcher("pinned");
        var (first, second) = (System.ActorOf(props), System.ActorOf(props));
        var thread = await first.Ask<Thread>("?", Patience);
        Assert.Same(thread, await first.Ask<Thread>("?", Patience));
        Assert.NotSame(thread, await second.Ask<Thread>("?", Patience));
        await first.GracefulStop(Patience);
        Assert.True(thread.Join(Patience));
    }

    [Fact]
    public async Task A_fork_join_dispatcher_runs_actors_on_its_own_threads()
    {
        var actor = System.ActorOf(FunActor.Of((_, c) => c.Sender.Tell(Thread.CurrentThread.Name ?? "")).WithDispatcher("alias"));
        Assert.StartsWith("test-", await actor.Ask<string>("?", Patience));
    }

    [Fact]
    public void A_dispatcher_that_is_not_configured_is_named()
    {
        var error = Assert.Throws<ConfigurationException>(() => System.ActorOf(FunActor.Of((_, _) => { }).WithDispatcher("missing")));
        Assert.Contains("missing", error.Message);
    }

    [Fact]
    public async Task The_internal_dispatcher_runs_while_the_thread_pool_is_blocked()
    {
        var extended = (ExtendedActorSystem)System;
        var answered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var engineActor = extended.SystemActorOf(FunActor.Of((_, _) => answered.Set()));
        var blocked = Enumerable.Range(0, 64).Select(_ => Act((_, _) => release.Wait(Patience))).ToList();
        blocked.ForEach(actor => actor.Tell("block"));
        var ok = false;
        var asker = new Thread(() =>
        {
            engineActor.Tell("hello");
            ok = answered.Wait(Patience);
        });
        asker.Start();
        asker.Join();
        release.Set();
        Assert.True(ok, "the engine's own actor did not get to run while 64 application actors blocked");
        await Task.WhenAll(blocked.Select(actor => actor.GracefulStop(Patience)));
    }

    [Fact]
    public async Task An_actor_that_is_told_something_runs_even_where_the_teller_blocks_afterwards()
    {
        using var told = new ManualResetEventSlim();
        var second = Act((_, _) => told.Set());
        var first = Act((_, context) =>
        {
            second.Tell("run");
            context.Sender.Tell(told.Wait(Patience));
        });
        Assert.True(await first.Ask<bool>("go", Patience));
    }

    [Fact]
    public async Task Two_busy_actors_share_a_thread_by_throughput()
    {
        var log = NewProbe();
        var props = FunActor.Of((message, context) => log.Ref.Tell(context.Self.Path.Name)).WithDispatcher("pinned-pair");
        System.Dispatchers.RegisterConfigurator("pinned-pair", new Akka.Dispatch.DispatcherConfigurator(
            ConfigurationFactory.ParseString("id = pinned-pair, name = pair, throughput = 5, dedicated-thread-pool.thread-count = 1"), System.Dispatchers.Prerequisites, true));
        using var gate = new ManualResetEventSlim();
        var holder = System.ActorOf(FunActor.Of((_, _) => gate.Wait(Patience)).WithDispatcher("pinned-pair"));
        holder.Tell("hold");
        var (a, b) = (System.ActorOf(props, "a"), System.ActorOf(props, "b"));
        for (var i = 0; i < 10; i++)
        {
            a.Tell(i);
            b.Tell(i);
        }
        gate.Set();
        var order = new List<string>();
        for (var i = 0; i < 20; i++) order.Add(await log.Expect<string>());
        Assert.Equal("aaaaabbbbbaaaaabbbbb", string.Concat(order));
    }

    [Fact]
    public async Task Scheduled_work_runs_on_the_dispatcher()
    {
        var name = new TaskCompletionSource<string>();
        System.Dispatchers.Lookup("forked").Schedule(() => name.SetResult(Thread.CurrentThread.Name ?? ""));
        Assert.StartsWith("test-", await name.Task.WaitAsync(Patience));
    }
}
