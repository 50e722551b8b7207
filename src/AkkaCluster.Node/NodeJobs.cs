using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Node.Founding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node;

/// <summary>The jobs' part of this node: started with its actor system, and ended after it.</summary>
internal sealed class NodeJobs(
    IJobStore store, JobKindRegistry kinds, IOptions<JobsOptions> jobs, IOptions<WorkerOptions> worker, IOptions<ClusterOptions> cluster, NodeAddress address, StopRequest stop, ILoggerFactory loggers,
    TimeProvider time) : IAsyncDisposable
{
    private static readonly string[] ClusterActors = ["/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"];

    private static readonly string[] ShardingActors = ["/system/sharding/jobCoordinator"];

    private JobNode? _node;
    private MembershipMetrics? _metrics;
    private ClusterKeeper? _keeper;

    /// <summary>The jobs of the cluster.</summary>
    public IJobService Service => Started.Service;

    /// <summary>The cluster's schedules.</summary>
    public IScheduleService Schedules => Started.Schedules;

    private JobNode Started => _node ?? throw new InvalidOperationException("The node's jobs are asked for before they are started.");

    public void Start(ActorSystem system)
    {
        var membership = Akka.Cluster.Cluster.Get(system);
        _metrics = new MembershipMetrics(() => membership.State);
        _keeper = new ClusterKeeper(Identity(membership), membership, store, cluster.Value.ClusterLease, stop, loggers.CreateLogger("AkkaCluster.Node"), time);
        var frame = system.Settings.Config.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size") ?? int.MaxValue;
        _node = JobCluster.Start(system, JobSettings.From(jobs.Value, worker.Value, frame), store, kinds, new NodeLife
        {
            GiveUp = cause => stop.Ask(cause, ExitCodes.Failed),
            IsOwnClusterAsync = _keeper.IsOwnAsync,
            Fenced = _keeper.LookSoon,
            Vital = system.WatchVitalActors(stop, cluster.Value.IsWorker ? [.. ClusterActors, .. ShardingActors] : ClusterActors),
        });
    }

    public async ValueTask DisposeAsync()
    {
        _metrics?.Dispose();
        if (_keeper is not null)
            await _keeper.DisposeAsync().ConfigureAwait(false);
    }

    private NodeIdentity Identity(Akka.Cluster.Cluster membership)
    {
        var self = MembersView.Name(membership.SelfUniqueAddress);
        var seeds = SeedAddress.Of(cluster.Value, address.System, address.Scheme, address.PublicHostname, address.Port).Select(seed => seed[(seed.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        return new NodeIdentity(address.System, self, [.. (cluster.Value.IsSeed ? seeds.Append(self.Address) : seeds).Distinct()], cluster.Value.IsSeed, store.Description);
    }
}
