using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Http;
using AkkaCluster.Hosting.Cluster.Founding;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Pbm;
using AkkaCluster.Jobs;
using AkkaCluster.Downing;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Cluster;

/// <summary>A node of the job cluster: membership, job store, its part of the jobs, and the gateway.</summary>
public abstract class JobNodeComposition : NodeComposition
{
    private static readonly string[] ClusterActors = ["/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"];

    private static readonly string[] ShardingActors = ["/system/sharding/jobCoordinator"];

    private JobKindRegistry? _kinds;
    private JobSettings? _settings;
    private IJobStore? _store;
    private JobNode? _jobs;
    private MembershipMetrics? _metrics;
    private ClusterKeeper? _keeper;

    public override bool Clustered => true;

    public override IReadOnlyList<Config> References =>
    [
        JobCluster.DefaultConfig(),
        CrashDetectingDowningProvider.DefaultConfig(),
    ];

    public override IReadOnlyList<NodeFlag> Flags => CommonFlags.Cluster;

    public override void AddServices(IServiceCollection services, NodeSettings settings) =>
        services.AddJobsHttp().AddSingleton(_ => _jobs?.Service ?? throw new InvalidOperationException("The node's jobs are asked for before they are started."));

    public override async Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        var logger = Logger(services);
        _kinds = NodeKinds.From(settings, plugin => HostLog.PluginLoaded(logger, plugin.Path, string.Join(", ", plugin.Kinds.Select(kind => kind.Name))));
        _settings = JobSettings.From(settings.Config);
        _store = CreateStore(_settings.Store);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        HostLog.StoreOpened(logger, _store.Description);
    }

    public override Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        var stop = services.GetRequiredService<StopRequest>();
        var cluster = Akka.Cluster.Cluster.Get(system);
        _metrics = new MembershipMetrics(() => cluster.State);
        _keeper = new ClusterKeeper(Identity(settings, cluster), cluster, _store!, settings.Config.GetTimeSpan("akkacluster.cluster-lease"), stop, Logger(services), TimeProvider.System);
        var vital = system.WatchVitalActors(stop, settings.Roles.Contains(JobCluster.WorkerRole) ? [.. ClusterActors, .. ShardingActors] : ClusterActors);
        _jobs = JobCluster.Start(system, _settings!, _store!, _kinds!, new NodeLife
        {
            GiveUp = cause => stop.Ask(cause, ExitCodes.Failed),
            IsOwnClusterAsync = _keeper.IsOwnAsync,
            Fenced = _keeper.LookSoon,
            Vital = vital,
        });
        if (settings.PbmEnabled)
            PbmConsole.Start(system, _jobs.Service);
        return Task.CompletedTask;
    }

    public override void Map(WebApplication app) => app.MapJobs();

    public override async ValueTask StopAsync()
    {
        _metrics?.Dispose();
        if (_keeper is not null)
            await _keeper.DisposeAsync().ConfigureAwait(false);
        if (_store is not null)
            await _store.DisposeAsync().ConfigureAwait(false);
    }

    private NodeIdentity Identity(NodeSettings settings, Akka.Cluster.Cluster cluster)
    {
        var self = MembersView.Name(cluster.SelfUniqueAddress);
        var isSeed = settings.Roles.Contains(JobCluster.SeedRole);
        var seeds = AkkaSettings.Seeds(settings).Select(seed => seed[(seed.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        return new NodeIdentity(settings.SystemName, self, [.. (isSeed ? seeds.Append(self.Address) : seeds).Distinct()], isSeed, _store!.Description);
    }

    private static ILogger Logger(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("AkkaCluster.Node");

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
