using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Events;

/// <summary>
/// What a node knows at one moment, also in the form that subscribers see. The two are one object: a reader that works the second out while the first is replaced must
/// not leave an old one behind.
/// </summary>
internal sealed class MembershipView(MembershipState membership)
{
    private ClusterEvent.CurrentClusterState? _state;

    public MembershipState Membership => membership;

    public ClusterEvent.CurrentClusterState State => _state ??= MembershipEvents.StateOf(membership);
}
