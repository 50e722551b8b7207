using Akka.Actor;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node.Founding;

/// <summary>This node's place in its cluster: sought as soon as its actor system is there, and left after that has ended.</summary>
internal sealed class NodeMembership(IJobStore store, IOptions<ClusterOptions> cluster, NodeAddress address, StopRequest stop, ILoggerFactory loggers, TimeProvider time) : IAsyncDisposable
{
    private static readonly string[] ClusterActors = ["/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"];

    private static readonly string[] ShardingActors = ["/system/sharding/jobCoordinator"];

    private MembershipMetrics? _metrics;
    private ClusterKeeper? _keeper;

    /// <summary>Begins to look for the cluster.</summary>
    /// <returns>How the node lives in it.</returns>
    public NodeLife Join(ActorSystem system)
    {
        var membership = Akka.Cluster.Cluster.Get(system);
        _metrics = new MembershipMetrics(() => membership.State);
        _keeper = new ClusterKeeper(Identity(membership), membership, store, cluster.Value.ClusterLease, stop, loggers.CreateLogger("AkkaCluster.Node"), time);
        return new NodeLife
        {
            GiveUp = cause => stop.Ask(cause, ExitCodes.Failed),
            IsOwnClusterAsync = _keeper.IsOwnAsync,
            Fenced = _keeper.LookSoon,
            Gateway = address.Gateway,
            Vital = system.WatchVitalActors(stop, cluster.Value.IsWorker ? [.. ClusterActors, .. ShardingActors] : ClusterActors),
        };
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
        return new NodeIdentity(address.System, self, [.. (cluster.Value.IsSeed ? seeds.Append(self.Address) : seeds).Distinct()], cluster.Value.IsSeed, store.Description)
        {
            IsDiscovered = cluster.Value.Discovery == Discovery.Kubernetes,
        };
    }
}
