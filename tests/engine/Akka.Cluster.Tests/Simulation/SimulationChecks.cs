using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Tests.Simulation;

/// <summary>What must hold at every moment, in every schedule.</summary>
internal sealed class SimulationChecks
{
    private readonly Dictionary<string, Gossip> _contentOf = [];

    public void OnChange(SimulatedNode node, MembershipState before, MembershipState after, List<SimulatedNode> members)
    {
        var (old, now) = (before.Gossip.Version, after.Gossip.Version);
        Require(!now.IsBefore(old) && !now.IsConcurrentWith(old), () => $"{node.Protocol.Self} went from version {old} to {now}, which is not later");

        var key = now.ToString();
        if (_contentOf.TryGetValue(key, out var known))
            Require(known.SameContent(after.Gossip), () => $"version {now} stands for {known} and for {after.Gossip}");
        else
            _contentOf[key] = after.Gossip;

        foreach (var removed in after.Gossip.Tombstones.Keys)
            Require(!after.Gossip.HasMember(removed), () => $"{removed} was removed and is a member at {node.Protocol.Self}");

        foreach (var other in members)
            RequireOneLeader(after, other.State);
    }

    // Two who each count the other in, and whose views have both converged, have one view and one leader.
    private static void RequireOneLeader(MembershipState a, MembershipState b)
    {
        if (a.Self == b.Self || !a.Convergence || !b.Convergence || !a.Participants.Contains(b.Self) || !b.Participants.Contains(a.Self))
            return;
        Require(a.Gossip.Version.IsSameAs(b.Gossip.Version), () => $"{a.Self} and {b.Self} have converged on two views: {a.Gossip} and {b.Gossip}");
        Require(a.Leader == b.Leader, () => $"{a.Self} says that {a.Leader} leads, {b.Self} that {b.Leader} does, in the converged view {a.Gossip}");
    }

    private static void Require(bool holds, Func<string> violation)
    {
        if (!holds)
            throw new InvalidOperationException(violation());
    }
}
