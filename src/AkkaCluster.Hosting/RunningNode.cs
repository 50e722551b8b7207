using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote;
using AkkaCluster.Http;
using AkkaCluster.Http.Logs;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Remoting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting;

/// <summary>One node while it runs: web server, actor system, and the way out of both.</summary>
internal sealed class RunningNode(NodeComposition composition, NodeSettings settings, StopRequest stop, SignalLifetime signals)
{
    private static readonly TimeSpan AbandonTime = TimeSpan.FromSeconds(1);

    private readonly NodeTls? _tls = NodeTls.Load(settings);

    public async Task<int> RunAsync()
    {
        await using var app = Build();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AkkaCluster.Node");
        HostLog.Starting(logger, composition.Role, settings.Address, Environment.ProcessId, typeof(ActorSystem).Assembly.GetName().Version?.ToString(3) ?? "");
        if (settings.Insecure)
            HostLog.Insecure(logger, settings.Address);
        if (settings.StopWithParent)
            ParentWatch.Start(stop);
        using var start = new CancellationTokenSource();
        _ = stop.Asked.ContinueWith(_ => start.Cancel(), start.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await composition.PrepareAsync(settings, app.Services, start.Token).ConfigureAwait(false);
            start.Token.ThrowIfCancellationRequested();
            return await RunAsync(app, logger).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.Asked.IsCompleted)
        {
            // Nobody has heard of the node yet: there is nothing to leave.
            HostLog.Draining(logger, await stop.Asked.ConfigureAwait(false), settings.Address);
            return stop.ExitCode;
        }
        finally
        {
            await composition.StopAsync().ConfigureAwait(false);
        }
    }

    private async Task<int> RunAsync(WebApplication app, ILogger logger)
    {
        var system = CreateSystem(app.Services);
        try
        {
            await composition.StartAsync(system, settings, app.Services, CancellationToken.None).ConfigureAwait(false);
            composition.Map(app);
            await app.StartAsync().ConfigureAwait(false);
            HostLog.Ready(logger, composition.Role, settings.Address, settings.HttpEnabled ? $"HTTP on http://{settings.HttpHostname}:{settings.HttpPort}" : "without HTTP");
            return await EndAsync(app, system, logger).ConfigureAwait(false);
        }
        finally
        {
            await system.Terminate().WaitAsync(stop.Abandoned ? AbandonTime : settings.DrainTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The port was free when it was chosen, and another process was quicker: Akka.Remote says so some aggregates deep.
    private ActorSystem CreateSystem(IServiceProvider services)
    {
        try
        {
            return ActorSystem.Create(settings.SystemName, NodeSystem.Setup(settings, composition.Clustered, services.GetRequiredService<ILoggerFactory>(), _tls));
        }
        catch (AggregateException failure) when (failure.Flatten().InnerExceptions is [RemoteTransportException { InnerException: SocketException cause }, ..])
        {
            throw new CannotListenException($"remoting cannot listen on {settings.Hostname}:{settings.Port}: {cause.Message}.");
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var hub = new LogHub();
        NodeLogging.Add(builder.Logging, settings, hub, TimeProvider.System);
        builder.Services.AddSingleton(hub);
        builder.Services.AddSingleton(stop);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IHostLifetime>(signals);
        builder.Services.AddGateway(GatewaySettings.From(settings.Config, settings.Hostname, settings.PublicHostname, settings.HttpHostname, Environment.MachineName));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.ConfigureKestrel(Listen);
        composition.AddServices(builder.Services, settings);
        var app = builder.Build();
        app.UseGateway();
        return app;
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = settings.Config.GetInt("akkacluster.http.max-connections");
        if (!settings.HttpEnabled)
        {
            // Kestrel wants an endpoint: a node without HTTP gets one that nobody outside can reach.
            kestrel.ListenUnixSocket(Path.Combine(Path.GetTempPath(), $"akkacluster-{Environment.ProcessId}.sock"));
            return;
        }
        if (settings.HttpHostname == "localhost")
            kestrel.ListenLocalhost(settings.HttpPort);
        else if (IPAddress.TryParse(settings.HttpHostname, out var address))
            kestrel.Listen(address, settings.HttpPort);
        else
            kestrel.Listen(Dns.GetHostAddresses(settings.HttpHostname)[0], settings.HttpPort);
    }

    /// <summary>Waits for the wish to leave or for the actor system's own end, and leaves in order.</summary>
    private async Task<int> EndAsync(WebApplication app, ActorSystem system, ILogger logger)
    {
        var ended = await Task.WhenAny(stop.Asked, system.WhenTerminated).ConfigureAwait(false);
        if (ended == system.WhenTerminated)
            return Removed(system, logger);
        var clock = Stopwatch.StartNew();
        // From here on this node says that it is not ready, and calls that it cannot serve any more are sent to others.
        app.Lifetime.StopApplication();
        var cause = await stop.Asked.ConfigureAwait(false);
        if (stop.ExitCode != ExitCodes.Ok)
            HostLog.Removed(logger, settings.Address, cause);
        if (stop.Abandoned)
            return stop.ExitCode;
        HostLog.Draining(logger, cause, settings.Address);
        var leaving = CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        if (await Task.WhenAny(leaving, Task.Delay(settings.DrainTimeout)).ConfigureAwait(false) != leaving)
        {
            HostLog.DrainTimedOut(logger, settings.Address, settings.DrainTimeout);
            return stop.ExitCode == ExitCodes.Ok ? ExitCodes.Failed : stop.ExitCode;
        }
        // Answers that were made last still have to reach their callers.
        await app.StopAsync().ConfigureAwait(false);
        HostLog.Left(logger, settings.Address, clock.ElapsedMilliseconds);
        return stop.ExitCode;
    }

    private int Removed(ActorSystem system, ILogger logger)
    {
        var reason = CoordinatedShutdown.Get(system).ShutdownReason;
        if (reason is CoordinatedShutdown.ClusterLeavingReason)
        {
            HostLog.Left(logger, settings.Address, 0);
            return ExitCodes.Ok;
        }
        HostLog.Removed(logger, settings.Address, reason is CoordinatedShutdown.ClusterDowningReason
            ? "the cluster removed it, or it was on the side of a partition without a majority"
            : $"its actor system ended ({reason?.GetType().Name ?? "for no known reason"})");
        return ExitCodes.Removed;
    }
}
