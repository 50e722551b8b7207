using System.Runtime.InteropServices;
using AkkaCluster.Hosting.Configuration;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>
/// The first SIGTERM, SIGINT or SIGQUIT asks the node to leave; the second ends the process at once. A node that another process started leaves
/// Ctrl-C to that one: a terminal sends it to both.
/// </summary>
public sealed class SignalLifetime(StopRequest stop, NodeSettings settings) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _seen;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (settings.StopWithParent && context.Signal == PosixSignal.SIGINT)
            return;
        if (Interlocked.Increment(ref _seen) > 1)
            Environment.Exit(ExitCodes.EndedAtOnce);
        stop.Ask(context.Signal.ToString());
    }
}
