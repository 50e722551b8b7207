using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>
/// The first SIGTERM, SIGINT or SIGQUIT asks the node to leave; the second ends the process at once. A node that another process started leaves
/// Ctrl-C to that one: a terminal sends it to both.
/// </summary>
public sealed class SignalLifetime : IHostLifetime, IDisposable
{
    private readonly StopRequest _stop;
    private readonly PosixSignalRegistration[] _registrations;
    private int _seen;

    /// <summary>Listens from now on: a node may be asked to leave while it still reads its settings, opens its store or looks for its cluster.</summary>
    public SignalLifetime(StopRequest stop)
    {
        _stop = stop;
        _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Whether SIGINT is for the process that started this one.</summary>
    public bool LeavesInterruptToParent { get; set; }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (LeavesInterruptToParent && context.Signal == PosixSignal.SIGINT)
            return;
        if (Interlocked.Increment(ref _seen) > 1)
            Environment.Exit(ExitCodes.EndedAtOnce);
        _stop.Ask(context.Signal.ToString());
    }
}
