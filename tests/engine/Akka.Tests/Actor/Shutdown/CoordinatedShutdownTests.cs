using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

public class CoordinatedShutdownTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> _done = new();
    private ActorSystem _system = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create("shutdown", "akka { stdout-loglevel = OFF, loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }");
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _system.Terminate();

    private CoordinatedShutdown With(string phases) =>
        new((ExtendedActorSystem)_system, ShutdownPhases.Read(ConfigurationFactory.ParseString($"phases {{ {phases} }}")), TimeProvider.System);

    private Func<Task<Done>> Note(string text) => () =>
    {
        _done.Enqueue(text);
        return Task.FromResult(Done.Instance);
    };

    private static Task<Done> Never() => new TaskCompletionSource<Done>().Task;

    [Fact]
    public async Task Tasks_run_in_the_order_of_their_phases_and_only_once()
    {
        var shutdown = With("a {}, b { depends-on = [a] }, c { depends-on = [b] }");
        shutdown.AddTask("c", "third", Note("c"));
        shutdown.AddTask("a", "first", Note("a"));
        shutdown.AddTask("b", "second", Note("b"));
        await Task.WhenAll(shutdown.Run(CoordinatedShutdown.UnknownReason.Instance), shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance)).WaitAsync(Patience);
        Assert.Equal(["a", "b", "c"], _done);
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task A_run_from_a_phase_leaves_the_earlier_ones_out()
    {
        var shutdown = With("a {}, b { depends-on = [a] }");
        shutdown.AddTask("a", "first", Note("a"));
        shutdown.AddTask("b", "second", Note("b"));
        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, "b").WaitAsync(Patience);
        Assert.Equal(["b"], _done);
    }

    [Fact]
    public async Task A_task_may_be_added_while_earlier_phases_run()
    {
        var shutdown = With("a {}, b { depends-on = [a] }");
        shutdown.AddTask("a", "first", () =>
        {
            shutdown.AddTask("b", "late", Note("late"));
            return Task.FromResult(Done.Instance);
        });
        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);
        Assert.Equal(["late"], _done);
    }

    [Fact]
    public async Task A_task_that_fails_or_hangs_does_not_keep_the_shutdown()
    {
        var shutdown = With("a { timeout = 50ms }, b { depends-on = [a], enabled = off }, c { depends-on = [b] }");
        shutdown.AddTask("a", "hangs", Never);
        shutdown.AddTask("a", "throws", () => throw new InvalidOperationException("no task"));
        shutdown.AddTask("b", "disabled", Note("b"));
        shutdown.AddTask("c", "last", Note("c"));
        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);
        Assert.Equal(["c"], _done);
    }

    [Fact]
    public async Task A_phase_without_recovery_ends_the_shutdown()
    {
        var shutdown = With("a { timeout = 50ms, recover = off }, b { depends-on = [a] }");
        shutdown.AddTask("a", "hangs", Never);
        shutdown.AddTask("b", "never", Note("b"));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience));
        Assert.Contains("hangs", error.Message);
        Assert.Empty(_done);
    }

    [Fact]
    public void An_unknown_phase_is_refused_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => With("a {}").AddTask("x", "task", Note("x")));
        Assert.Contains("expected one of akka.coordinated-shutdown.phases: a", error.Message);
    }

    [Fact]
    public async Task Terminating_the_system_runs_its_shutdown_and_the_shutdown_terminates_the_system()
    {
        var first = ActorSystem.Create("first", _system.Settings.Config);
        CoordinatedShutdown.Get(first).AddTask(CoordinatedShutdown.PhaseServiceStop, "note", Note("stopped"));
        await first.Terminate().WaitAsync(Patience);
        Assert.Equal(["stopped"], _done);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, CoordinatedShutdown.Get(first).ShutdownReason);

        var second = ActorSystem.Create("second", _system.Settings.Config);
        await CoordinatedShutdown.Get(second).Run(CoordinatedShutdown.ClusterLeavingReason.Instance).WaitAsync(Patience);
        Assert.True(second.WhenTerminated.IsCompleted);
    }
}
