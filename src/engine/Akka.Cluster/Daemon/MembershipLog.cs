using Akka.Cluster.Events;
using Akka.Cluster.Gossiping;
using Akka.Event;

namespace Akka.Cluster.Daemon;

/// <summary>Writes changes of membership into the log.</summary>
internal sealed class MembershipLog(ILoggingAdapter log, Cluster cluster)
{
    private readonly bool _enabled = cluster.Settings.LogInfo;
    private readonly bool _verbose = cluster.Settings.LogInfoVerbose;

    public void Write(MembershipState before, MembershipState after)
    {
        if (!_enabled)
            return;
        foreach (var what in MembershipEvents.Between(before, after))
            Write(what, after);
        if (_verbose && after.Convergence && !before.Convergence)
            log.Info("Cluster node {0}: all {1} members have seen the last change.", cluster.SelfUniqueAddress, after.Gossip.Members.Count);
    }

    private void Write(ClusterEvent.IClusterDomainEvent what, MembershipState state)
    {
        var self = cluster.SelfUniqueAddress;
        switch (what)
        {
            case ClusterEvent.MemberRemoved removed:
                log.Info("Cluster node {0}: {1} is removed, it was {2}.", self, removed.Member.UniqueAddress, removed.PreviousStatus);
                break;
            case ClusterEvent.IMemberEvent changed:
                log.Info("Cluster node {0}: {1} is {2}, roles [{3}].", self, changed.Member.UniqueAddress, changed.Member.Status, string.Join(", ", changed.Member.Roles));
                break;
            case ClusterEvent.UnreachableMember lost:
                log.Warning("Cluster node {0}: {1} is unreachable, says {2}.", self, lost.Member.UniqueAddress, string.Join(", ", state.Reachability.AllObserversOf(lost.Member.UniqueAddress)));
                break;
            case ClusterEvent.ReachableMember back:
                log.Info("Cluster node {0}: {1} is reachable again.", self, back.Member.UniqueAddress);
                break;
            case ClusterEvent.RoleLeaderChanged leader when _verbose:
                log.Info("Cluster node {0}: the leader of role {1} is {2}.", self, leader.Role, leader.Leader?.ToString() ?? "nobody");
                break;
            case ClusterEvent.LeaderChanged leader:
                log.Info("Cluster node {0}: the membership leader is {1}.", self, leader.Leader?.ToString() ?? "nobody");
                break;
        }
    }
}
