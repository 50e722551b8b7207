using System.Diagnostics;
using Akka.Actor;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>
/// A node's life in its host: it is prepared before its actor system is made, and leaves in order before the host takes anything away, so that it still answers meanwhile.
/// When the node ends by itself the host ends too, with the exit code that says why.
/// </summary>
internal sealed class NodeLifetime(IServiceProvider services, StopRequest stop, IHostApplicationLifetime application, ILoggerFactory loggers) : IHostedLifecycleService
{
    private static readonly TimeSpan AbandonTime = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = loggers.CreateLogger("AkkaCluster.Node");
    private readonly Lock _gate = new();
    private Task? _leaving;
    private int? _exitCode;

    /// <summary>The node's actor system, once it is made.</summary>
    public ActorSystem? System { get; set; }

    /// <summary>What the process ends with.</summary>
    public int ExitCode => _exitCode ?? stop.ExitCode;

    private NodeOptions Options => services.GetRequiredService<IOptions<NodeOptions>>().Value;

    private string Address => services.GetRequiredService<NodeAddress>().ToString();

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        PoolGuard.Start();
        HostLog.Starting(_logger, services.GetRequiredService<NodeProfile>().Role, Address, Environment.ProcessId, typeof(ActorSystem).Assembly.GetName().Version?.ToString(3) ?? "");
        if (Options.Insecure)
            HostLog.Insecure(_logger, Address);
        _ = stop.Asked.ContinueWith(_ => application.StopApplication(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var preparation in services.GetServices<INodePreparation>())
            await preparation.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        HostLog.Ready(_logger, services.GetRequiredService<NodeProfile>().Role, Address, services.GetService<HttpAddress>()?.ToString() ?? "in its host");
        return Task.CompletedTask;
    }

    /// <summary>Leaves, once: the host's other parts still run.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _leaving ??= LeaveAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        // Akka.Hosting has its own for a node that left.
        Environment.ExitCode = ExitCode;
        return Task.CompletedTask;
    }

    /// <summary>Ends the actor system, in order or not.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (System is { } system)
            await system.Terminate().WaitAsync(stop.Abandoned ? AbandonTime : Options.DrainTimeout, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LeaveAsync()
    {
        if (System is not { } system)
        {
            // Nobody has heard of the node yet: there is nothing to leave.
            if (stop.Asked.IsCompleted)
                HostLog.Draining(_logger, await stop.Asked.ConfigureAwait(false), Address);
            return;
        }
        if (!stop.Asked.IsCompleted && system.WhenTerminated.IsCompleted)
        {
            _exitCode = Removed(system);
            return;
        }
        stop.Ask("Its host stops");
        var clock = Stopwatch.StartNew();
        var cause = await stop.Asked.ConfigureAwait(false);
        if (stop.ExitCode != ExitCodes.Ok)
            HostLog.Removed(_logger, Address, cause);
        if (stop.Abandoned)
            return;
        HostLog.Draining(_logger, cause, Address);
        var leaving = CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        if (await Task.WhenAny(leaving, Task.Delay(Options.DrainTimeout)).ConfigureAwait(false) == leaving)
        {
            HostLog.Left(_logger, Address, clock.ElapsedMilliseconds);
            return;
        }
        HostLog.DrainTimedOut(_logger, Address, Options.DrainTimeout);
        _exitCode = stop.ExitCode == ExitCodes.Ok ? ExitCodes.Failed : stop.ExitCode;
    }

    private int Removed(ActorSystem system)
    {
        var reason = CoordinatedShutdown.Get(system).ShutdownReason;
        if (reason is CoordinatedShutdown.ClusterLeavingReason)
        {
            HostLog.Left(_logger, Address, 0);
            return ExitCodes.Ok;
        }
        HostLog.Removed(_logger, Address, reason is CoordinatedShutdown.ClusterDowningReason
            ? "the cluster removed it, or it was on the side of a partition without a majority"
            : $"its actor system ended ({reason?.GetType().Name ?? "for no known reason"})");
        return ExitCodes.Removed;
    }
}
