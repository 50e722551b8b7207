using Akka.Actor;
using Akka.Remote;

namespace Akka.Cluster.Daemon;

/// <summary>
/// Watches remote actors. Members of the cluster need no heartbeats of its own: the cluster's failure detector watches them, and when one is
/// removed, all actors there count as terminated.
/// </summary>
internal sealed class ClusterRemoteWatcher : RemoteWatcher
{
    private readonly HashSet<Address> _members = [];

    public ClusterRemoteWatcher(IFailureDetectorRegistry<Address> failureDetector, RemoteSettings settings)
        : base(failureDetector, settings.WatchHeartBeatInterval, settings.WatchUnreachableReaperInterval, settings.WatchHeartbeatExpectedResponseAfter)
    {
    }

    public static Props PropsOf(IFailureDetectorRegistry<Address> failureDetector, RemoteSettings settings) =>
        Actor.Props.Create(() => new ClusterRemoteWatcher(failureDetector, settings)).WithDeploy(Deploy.Local);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.MemberRemoved removed:
                OnRemoved(removed);
                break;
            case ClusterEvent.IMemberEvent changed:
                OnMember(changed.Member.Address);
                break;
            case ClusterEvent.ClusterShuttingDown or ClusterEvent.CurrentClusterState:
                break;
            default:
                base.OnReceive(message);
                break;
        }
    }

    protected override void WatchNode(IInternalActorRef watchee)
    {
        if (!_members.Contains(watchee.Path.Address))
            base.WatchNode(watchee);
    }

    private void OnMember(Address address)
    {
        if (_members.Add(address))
            UnwatchNode(address);
    }

    private void OnRemoved(ClusterEvent.MemberRemoved removed)
    {
        var node = removed.Member.UniqueAddress;
        _members.Remove(node.Address);
        var cluster = Cluster.Get(Context.System);
        if (node == cluster.SelfUniqueAddress || cluster.IsTerminated)
            return;
        // One that left in order has nothing more to say either, but needs no quarantine: it stops of itself.
        if (removed.PreviousStatus == MemberStatus.Down)
            Quarantine(node.Address, node.Uid);
        PublishAddressTerminated(node.Address);
    }
}
