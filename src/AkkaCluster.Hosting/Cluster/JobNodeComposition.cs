using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.Gateway;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Pbm;
using AkkaCluster.Jobs;
using AkkaCluster.Downing;
using AkkaCluster.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Cluster;

/// <summary>A node of the job cluster: membership, job store, its part of the jobs, and the gateway.</summary>
public abstract class JobNodeComposition : NodeComposition
{
    private static readonly string[] ClusterActors = ["/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"];

    private static readonly string[] ShardingActors = ["/system/sharding/jobCoordinator"];

    private JobKinds? _kinds;
    private JobSettings? _settings;
    private IJobStore? _store;
    private JobNode? _jobs;
    private MembershipMetrics? _metrics;
    private readonly CancellationTokenSource _stopped = new();
    private Task _storeCheck = Task.CompletedTask;

    public override bool Clustered => true;

    public override IReadOnlyList<Config> References =>
    [
        JobCluster.DefaultConfig(),
        CrashDetectingDowningProvider.DefaultConfig(),
    ];

    public override IReadOnlyList<NodeFlag> Flags => CommonFlags.Cluster;

    public override void AddServices(IServiceCollection services, NodeSettings settings) =>
        services.AddSingleton(_ => _jobs?.Service ?? throw new InvalidOperationException("The node's jobs are asked for before they are started."));

    public override async Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AkkaCluster.Node");
        _kinds = NodeKinds.From(settings, plugin => HostLog.PluginLoaded(logger, plugin.Path, string.Join(", ", plugin.Kinds.Select(kind => kind.Name))));
        _settings = JobSettings.From(settings.Config);
        _store = CreateStore(_settings.Store);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        HostLog.StoreOpened(logger, _store.Description);
    }

    public override Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        var stop = services.GetRequiredService<StopRequest>();
        var vital = system.WatchVitalActors(stop, settings.Roles.Contains(JobCluster.WorkerRole) ? [.. ClusterActors, .. ShardingActors] : ClusterActors);
        _jobs = JobCluster.Start(system, _settings!, _store!, _kinds!, cause => stop.Ask(cause, ExitCodes.Failed), vital);
        var membership = Akka.Cluster.Cluster.Get(system);
        _metrics = new MembershipMetrics(() => membership.State);
        if (settings.PbmEnabled)
            PbmConsole.Start(system, _jobs.Service);
        _storeCheck = CheckStoreAsync(stop);
        return Task.CompletedTask;
    }

    public override void Map(WebApplication app) => app.MapJobs();

    public override async ValueTask StopAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _storeCheck.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
        _metrics?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CheckStoreAsync(StopRequest stop)
    {
        if (await StoreMatch.FindFaultAsync(_jobs!.Service, _store!, TimeProvider.System, _stopped.Token).ConfigureAwait(false) is { } fault)
            stop.Ask(fault, ExitCodes.StoreUnreachable);
    }

    private static IJobStore CreateStore(StoreSettings settings)
    {
        try
        {
            return JobStores.Create(settings);
        }
        catch (ArgumentException wrong)
        {
            throw new NodeOptionsException(wrong.Message);
        }
    }
}
