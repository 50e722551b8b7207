using System.Collections.Immutable;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.SBR;

/// <summary>
/// Who can talk to whom, as far as the reachability table says. All nodes that have the same table draw the same graph, and so agree on which
/// group of nodes still forms a whole, however the network is torn.
/// </summary>
internal sealed class ConnectionGraph
{
    private readonly Reachability _reachability;
    private readonly ImmutableSortedSet<UniqueAddress> _nodes;
    private readonly Dictionary<UniqueAddress, ImmutableHashSet<UniqueAddress>>? _watchedBy;
    private readonly HashSet<UniqueAddress> _outvoted = [];

    public ConnectionGraph(MembershipState state, int monitoredByNrOfMembers)
    {
        Members = [.. state.Gossip.Members.Values.Where(m => m.Status is not (MemberStatus.Down or MemberStatus.Exiting))];
        _nodes = [.. Members.Select(m => m.UniqueAddress)];
        _reachability = state.Reachability;
        Accused = [.. _reachability.Rows.Where(r => _nodes.Contains(r.Key)).SelectMany(r => r.Value.Subjects.Keys).Where(_nodes.Contains)];
        if (_nodes.Count - 1 <= monitoredByNrOfMembers)
            return;
        _watchedBy = _nodes.ToDictionary(
            n => n, n => HeartbeatRing.ReceiversOf(n, state.Gossip.Members.Keys, a => Accused.Contains(a), monitoredByNrOfMembers));
        _outvoted = [.. Accused.Where(IsOutvoted)];
    }

    public ImmutableSortedSet<Member> Members { get; }

    /// <summary>The nodes that some other calls unreachable.</summary>
    public ImmutableHashSet<UniqueAddress> Accused { get; }

    /// <summary>
    /// A group of nodes among whom nobody calls anybody unreachable: those with the fewest broken connections, then by address, as many as
    /// fit. When the network is cut in two that is the larger part; where single connections are broken it leaves out one end of each.
    /// </summary>
    public ImmutableSortedSet<UniqueAddress> Whole(IEnumerable<UniqueAddress> among)
    {
        var whole = ImmutableSortedSet.CreateBuilder<UniqueAddress>();
        foreach (var node in among.OrderBy(n => _nodes.Count(other => Broken(n, other))).ThenBy(n => n))
        {
            if (whole.All(other => !Broken(node, other)))
                whole.Add(node);
        }
        return whole.ToImmutable();
    }

    public bool Broken(UniqueAddress a, UniqueAddress b) =>
        a != b && (Calls(a, b) || Calls(b, a) || (_outvoted.Contains(a) != _outvoted.Contains(b) && !Watches(a, b) && !Watches(b, a)));

    private bool Calls(UniqueAddress observer, UniqueAddress subject) => !_reachability.IsReachable(observer, subject);

    private bool Watches(UniqueAddress observer, UniqueAddress subject) => _watchedBy is null || _watchedBy[observer].Contains(subject);

    // In a large cluster a node is watched by a few only: those speak for all, by majority of those that nobody accuses.
    private bool IsOutvoted(UniqueAddress node)
    {
        var watchers = _nodes.Where(n => n != node && !Accused.Contains(n) && Watches(n, node)).ToList();
        return watchers.Count(w => Calls(w, node)) * 2 > watchers.Count;
    }
}
