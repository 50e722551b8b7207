using System.Collections.Immutable;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// Ends an actor system in phases, each of which runs its tasks side by side and waits for them, up to a time-out. It runs once, whoever starts it: a caller,
/// <see cref="ActorSystem.Terminate"/>, or the signals SIGTERM and SIGINT. Settings: <c>akka.coordinated-shutdown</c>.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    private readonly IReadOnlyList<ShutdownPhase> _phases;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource<Done> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableDictionary<string, ImmutableList<ShutdownTask>> _tasks = ImmutableDictionary<string, ImmutableList<ShutdownTask>>.Empty;
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, IReadOnlyList<ShutdownPhase> phases, TimeProvider clock)
    {
        System = system;
        _phases = phases;
        _clock = clock;
    }

    private sealed record ShutdownTask(string Name, Func<Task<Done>> Run);

    /// <summary>The system that is shut down.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why the shutdown was started; null while it was not.</summary>
    public Reason ShutdownReason => Volatile.Read(ref _reason)!;

    /// <summary>The time that all phases may take.</summary>
    public TimeSpan TotalTimeout => _phases.Where(phase => phase.Enabled).Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Timeout);

    /// <summary>The shutdown of a system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) => sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>The time that a phase may take.</summary>
    public TimeSpan Timeout(string phase) => Known(phase).Timeout;

    /// <summary>Adds a task to a phase; tasks may be added while earlier phases run.</summary>
    /// <exception cref="ArgumentException">There is no such phase, or the task has no name.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        Known(phase);
        ImmutableInterlocked.AddOrUpdate(ref _tasks, phase, [new ShutdownTask(taskName, task)], (_, present) => present.Add(new ShutdownTask(taskName, task)));
    }

    /// <summary>
    /// Runs the phases, from the first or from <paramref name="fromPhase"/>; a second call changes nothing and waits for the same end. Fails when a phase fails that may not.
    /// </summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        var from = fromPhase is null ? 0 : _phases.ToList().IndexOf(Known(fromPhase));
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null) _ = Task.Run(() => RunFrom(from));
        return _finished.Task;
    }

    private async Task RunFrom(int first)
    {
        try
        {
            foreach (var phase in _phases.Skip(first)) await RunPhase(phase).ConfigureAwait(false);
            _finished.TrySetResult(Done.Instance);
        }
        catch (Exception cause)
        {
            _finished.TrySetException(cause);
        }
    }

    private async Task RunPhase(ShutdownPhase phase)
    {
        var tasks = _tasks.GetValueOrDefault(phase.Name) ?? [];
        if (tasks.IsEmpty) return;
        if (!phase.Enabled)
        {
            System.Log.Info("Phase [{0}] of the shutdown is disabled: its tasks [{1}] do not run.", phase.Name, string.Join(", ", tasks.Select(task => task.Name)));
            return;
        }
        System.Log.Debug("Phase [{0}] of the shutdown runs the tasks [{1}].", phase.Name, string.Join(", ", tasks.Select(task => task.Name)));
        var running = tasks.Select(task => (task.Name, Run: RunTask(phase, task))).ToList();
        try
        {
            await Task.WhenAll(running.Select(task => task.Run)).WaitAsync(phase.Timeout, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException) when (running.Exists(task => !task.Run.IsCompleted))
        {
            var late = string.Join(", ", running.Where(task => !task.Run.IsCompleted).Select(task => task.Name));
            var text = $"Phase '{phase.Name}' of the shutdown did not end within {phase.Timeout}: still running: {late}.";
            if (!phase.Recover) throw new TimeoutException(text);
            System.Log.Warning("{0} The shutdown goes on.", text);
        }
    }

    private async Task RunTask(ShutdownPhase phase, ShutdownTask task)
    {
        try
        {
            await task.Run().ConfigureAwait(false);
        }
        catch (Exception cause) when (phase.Recover)
        {
            System.Log.Warning(cause, "Task [{0}] of phase [{1}] of the shutdown failed; the shutdown goes on.", task.Name, phase.Name);
        }
    }

    private ShutdownPhase Known(string phase) => _phases.FirstOrDefault(known => known.Name == phase) ?? throw new ArgumentException(
        $"found the phase '{phase}', expected one of akka.coordinated-shutdown.phases: {string.Join(", ", _phases.Select(known => known.Name))}.", nameof(phase));
}
