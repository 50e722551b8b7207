using System.Runtime.InteropServices;

namespace Akka.Actor;

/// <summary>
/// Runs the shutdowns of this process's systems when it is told to end: by SIGTERM or SIGINT, or because its program returns. After a signal the program has a moment to
/// return by itself, with an exit status of its own; then the process exits.
/// </summary>
internal static class ProcessSignals
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly Lock Gate = new();
    private static readonly HashSet<CoordinatedShutdown> Followed = [];
    private static List<PosixSignalRegistration>? _registrations;

    /// <summary>Runs a shutdown on signals until its system has terminated.</summary>
    public static void Follow(CoordinatedShutdown shutdown)
    {
        lock (Gate)
        {
            Followed.Add(shutdown);
            if (_registrations is null)
            {
                _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
                AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
            }
        }
        shutdown.System.WhenTerminated.ContinueWith(_ => Unfollow(shutdown), TaskScheduler.Default);
    }

    /// <summary>Ends the process from a thread that nothing waits for.</summary>
    public static void ExitProcess() => new Thread(() => Environment.Exit(0)) { IsBackground = true, Name = "akka-exit" }.Start();

    private static void Unfollow(CoordinatedShutdown shutdown)
    {
        lock (Gate)
        {
            Followed.Remove(shutdown);
            // A signal that is being handled keeps its registration: the process is about to end.
            if (Followed.Count > 0 || _registrations is null || shutdown.ShutdownReason is CoordinatedShutdown.ClrExitReason) return;
            foreach (var registration in _registrations) registration.Dispose();
            _registrations = null;
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        }
    }

    private static void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        RunAll().ContinueWith(
            async _ =>
            {
                await Task.Delay(Grace).ConfigureAwait(false);
                ExitProcess();
            },
            TaskScheduler.Default);
    }

    private static void OnProcessExit(object? sender, EventArgs args)
    {
        var ended = RunAll();
        ended.Wait(Followed.Select(shutdown => shutdown.TotalTimeout).DefaultIfEmpty().Max());
    }

    private static Task RunAll()
    {
        lock (Gate)
        {
            return Task.WhenAll(Followed.Select(shutdown => shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance)))
                .ContinueWith(ended => _ = ended.Exception, TaskScheduler.Default);
        }
    }
}
