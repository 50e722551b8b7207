using Akka.Actor;
using Akka.Remote;

namespace Akka.Cluster.Daemon;

/// <summary>
/// Watches remote actors. Nodes of the cluster need no heartbeats of its own: the cluster's failure detector watches them, and when one is
/// removed, all actors there count as terminated.
/// </summary>
internal sealed class ClusterRemoteWatcher : RemoteWatcher
{
    private readonly HashSet<Address> _members = [];
    private Cluster? _cluster;

    public ClusterRemoteWatcher(IFailureDetectorRegistry<Address> failureDetector, RemoteSettings settings)
        : base(failureDetector, settings.WatchHeartBeatInterval, settings.WatchUnreachableReaperInterval, settings.WatchHeartbeatExpectedResponseAfter)
    {
    }

    public static Props PropsOf(IFailureDetectorRegistry<Address> failureDetector, RemoteSettings settings) =>
        Props.Create(() => new ClusterRemoteWatcher(failureDetector, settings)).WithDeploy(Deploy.Local);
}
