using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using AkkaCluster.Hosting.Scheduling;

namespace AkkaCluster.Hosting.Tests.Scheduling;

public sealed class BlockingExecutorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EventStream _events = new(false);

    [Fact]
    public void All_that_many_threads_hand_in_is_done_once()
    {
        var executor = new BlockingExecutor("test", 2, _events);
        var done = new ConcurrentDictionary<int, int>();
        using var left = new CountdownEvent(40_000);
        Parallel.For(0, 40_000, i => executor.Execute(new Runnable(() =>
        {
            done.AddOrUpdate(i, 1, (_, times) => times + 1);
            left.Signal();
        })));
        Assert.True(left.Wait(Patience));
        Assert.All(done.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public void What_a_thread_of_its_own_hands_in_is_done_although_nobody_is_woken_for_it()
    {
        var executor = new BlockingExecutor("test", 2, _events);
        using var done = new ManualResetEventSlim();
        executor.Execute(new Runnable(() => executor.Execute(new Runnable(done.Set))));
        Assert.True(done.Wait(Patience));
    }

    [Fact]
    public void One_that_blocks_holds_up_no_other()
    {
        var executor = new BlockingExecutor("test", 2, _events);
        using var blocked = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        executor.Execute(new Runnable(() => blocked.Wait(Patience)));
        executor.Execute(new Runnable(done.Set));
        Assert.True(done.Wait(Patience));
        blocked.Set();
    }

    [Fact]
    public void One_that_fails_takes_no_thread_with_it_and_once_shut_down_nothing_is_taken_any_more()
    {
        var executor = new BlockingExecutor("test", 1, _events);
        using var done = new ManualResetEventSlim();
        executor.Execute(new Runnable(() => throw new InvalidOperationException("on purpose")));
        executor.Execute(new Runnable(done.Set));
        Assert.True(done.Wait(Patience));
        executor.Shutdown();
        Assert.Throws<RejectedExecutionException>(() => executor.Execute(new Runnable(done.Set)));
    }

    [Fact]
    public async Task A_dispatcher_that_names_it_runs_actors_on_its_threads()
    {
        using var system = ActorSystem.Create("executor", ConfigurationFactory.ParseString($$"""
            own { type = Dispatcher, executor = "{{typeof(BlockingExecutorConfigurator).AssemblyQualifiedName}}", threads = 1 }
            """));
        var actor = system.ActorOf(Props.Create(() => new Teller()).WithDispatcher("own"));
        Assert.Equal("own-0", await actor.Ask<string>("where?", Patience));
        await system.Terminate();
    }

    private sealed class Runnable(Action action) : IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }

    private sealed class Teller : ReceiveActor
    {
        public Teller() => ReceiveAny(_ => Sender.Tell(Thread.CurrentThread.Name));
    }
}
