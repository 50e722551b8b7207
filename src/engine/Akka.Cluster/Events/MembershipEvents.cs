using System.Collections.Immutable;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Events;

/// <summary>What subscribers are told: the difference between two views of the cluster, as events, and a view as a state.</summary>
internal static class MembershipEvents
{
    public static IEnumerable<ClusterEvent.IClusterDomainEvent> Between(MembershipState before, MembershipState after)
    {
        if (ReferenceEquals(before.Gossip, after.Gossip))
            return [];
        return Unreachable(before, after)
            .Concat(Reachable(before, after))
            .Concat(Members(before.Gossip, after.Gossip))
            .Concat(Leaders(before, after));
    }

    public static ClusterEvent.CurrentClusterState StateOf(MembershipState state) => new(
        state.Gossip.MemberSet,
        state.UnreachableMembers,
        state.SeenByAddresses,
        state.Leader?.Address,
        Roles(state)
            .Select(role => (role, leader: state.RoleLeader(role)))
            .Where(r => r.leader is not null)
            .ToImmutableDictionary(r => r.role, r => r.leader!.Address));

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Unreachable(MembershipState before, MembershipState after) =>
        after.UnreachableMembers.Except(before.UnreachableMembers).Order().Select(m => new ClusterEvent.UnreachableMember(m));

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Reachable(MembershipState before, MembershipState after) =>
        before.UnreachableMembers.Except(after.UnreachableMembers).Order()
            .Select(m => after.Gossip.MemberAt(m.UniqueAddress))
            .OfType<Member>()
            .Where(m => m.UniqueAddress != after.Self)
            .Select(m => new ClusterEvent.ReachableMember(m));

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Members(Gossip before, Gossip after)
    {
        // The older first: a node that sees itself and its elders come up in one gossip must not take itself for the oldest, not even for a moment.
        foreach (var member in after.Members.Values.Order(Member.AgeOrdering))
        {
            if (before.MemberAt(member.UniqueAddress) is not { } known || known.Status != member.Status)
                yield return EventOf(member);
        }
        foreach (var (node, member) in before.Members)
        {
            if (!after.HasMember(node))
                yield return Removed(member);
        }
    }

    // All that take part have seen a member exit before it is removed: whom this node did not see exiting was lost.
    private static ClusterEvent.MemberRemoved Removed(Member member) => new(
        member.Copy(MemberStatus.Removed),
        member.Status == MemberStatus.Exiting ? MemberStatus.Exiting : MemberStatus.Down);

    private static ClusterEvent.IMemberEvent EventOf(Member member) => member.Status switch
    {
        MemberStatus.Joining => new ClusterEvent.MemberJoined(member),
        MemberStatus.WeaklyUp => new ClusterEvent.MemberWeaklyUp(member),
        MemberStatus.Up => new ClusterEvent.MemberUp(member),
        MemberStatus.Leaving => new ClusterEvent.MemberLeft(member),
        MemberStatus.Exiting => new ClusterEvent.MemberExited(member),
        MemberStatus.Down => new ClusterEvent.MemberDowned(member),
        _ => throw new InvalidOperationException($"Member {member.UniqueAddress} is {member.Status} in a gossip, where only living members can be."),
    };

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Leaders(MembershipState before, MembershipState after)
    {
        if (before.Leader != after.Leader)
            yield return new ClusterEvent.LeaderChanged(after.Leader?.Address);
        foreach (var role in Roles(before).Union(Roles(after)).Order())
        {
            var leader = after.RoleLeader(role);
            if (before.RoleLeader(role) != leader)
                yield return new ClusterEvent.RoleLeaderChanged(role, leader?.Address);
        }
    }

    private static ImmutableHashSet<string> Roles(MembershipState state) =>
        state.Gossip.Members.Values.SelectMany(m => m.Roles).ToImmutableHashSet();
}
