using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

internal sealed partial class ClusterNode
{
    // Where the connection is gone and nothing was heard since; and whether it was refused when it was tried again.
    private readonly Dictionary<Address, bool> _lost = [];

    /// <summary>The nodes that this one sends heartbeats to.</summary>
    public ImmutableHashSet<UniqueAddress> HeartbeatReceivers()
    {
        if (!IsMember)
            return [];
        var reachability = Gossip.Reachability;
        var ring = HeartbeatRing.ReceiversOf(Self, Gossip.Members.Keys, n => !reachability.IsReachable(n), _settings.MonitoredByNrOfMembers);
        // One that this node calls unreachable stays watched, so that it can become reachable again.
        return reachability.Rows.TryGetValue(Self, out var own) ? ring.Union(own.Subjects.Keys) : ring;
    }

    /// <summary>Writes down what the failure detector says of the nodes that this one watches.</summary>
    public void Reap(Func<UniqueAddress, bool> isAvailable)
    {
        if (!IsMember)
            return;
        var reachability = Gossip.Reachability;
        foreach (var node in HeartbeatReceivers())
        {
            var reachable = isAvailable(node) && !IsGone(Gossip.Members[node]);
            reachability = reachability.With(Self, node, reachable ? ReachabilityStatus.Reachable : ReachabilityStatus.Unreachable);
        }
        if (!ReferenceEquals(reachability, Gossip.Reachability))
            Change(Gossip.With(reachability));
    }

    /// <summary>
    /// The connection to this address is gone. That alone says little, for connections can come back; but a member that was declared lost
    /// besides needs no failure detector to be removed.
    /// </summary>
    public void ConnectionLost(Address address) => Note(address, refused: false);

    /// <summary>The host at this address refused a connection: no such process runs, and no failure detector has to wait for it.</summary>
    public void ConnectionRefused(Address address) => Note(address, refused: true);

    public void Heard(Address address) => _lost.Remove(address);

    private void Note(Address address, bool refused)
    {
        // Before this node was let in, a refusal was of one that had not started yet.
        if (MemberAt(address) is null)
            return;
        _lost[address] = refused || _lost.GetValueOrDefault(address);
        if (MarkLostAsUnreachable())
            Adopt(Gossip);
    }

    private bool IsGone(Member member) =>
        member.UniqueAddress != Self && _lost.TryGetValue(member.Address, out var refused) && (refused || member.Status == MemberStatus.Down);

    private bool MarkLostAsUnreachable()
    {
        if (_lost.Count == 0 || !IsMember)
            return false;
        var reachability = Gossip.Reachability;
        foreach (var member in Gossip.Members.Values)
        {
            if (IsGone(member) && reachability.Of(Self, member.UniqueAddress) == ReachabilityStatus.Reachable)
                reachability = reachability.With(Self, member.UniqueAddress, ReachabilityStatus.Unreachable);
        }
        if (ReferenceEquals(reachability, Gossip.Reachability))
            return false;
        State = new MembershipState(Gossip.With(reachability).ChangedBy(Self), Self);
        _output.GossipSoon();
        return true;
    }
}
