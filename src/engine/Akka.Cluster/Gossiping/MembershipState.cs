using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Gossiping;

/// <summary>A gossip as one node sees it: have all agreed on it, and who leads.</summary>
internal sealed class MembershipState
{
    private readonly Lazy<bool> _convergence;
    private readonly Lazy<UniqueAddress?> _leader;
    private readonly Lazy<Reachability> _reachability;

    public MembershipState(Gossip gossip, UniqueAddress self)
    {
        Gossip = gossip;
        Self = self;
        _reachability = new(ByThoseWhoStay);
        _convergence = new(IsConverged);
        _leader = new(() => LeaderAmong(Gossip.Members.Values));
    }

    public Gossip Gossip { get; }

    public UniqueAddress Self { get; }

    public Member SelfMember => Gossip.MemberAt(Self) ?? Member.Removed(Self);

    /// <summary>
    /// Whether all members that take part have seen this very version, and none of those is unreachable. What a node says that is
    /// down or exiting does not count: it may be gone, and could not take it back.
    /// </summary>
    public bool Convergence => _convergence.Value;

    /// <summary>
    /// The membership leader: the first by address of the reachable members that are Up or Leaving. In a converged view it depends on the
    /// gossip alone, so that all who share the view name the same one.
    /// </summary>
    public UniqueAddress? Leader => _leader.Value;

    public bool IsLeader => Leader == Self;

    public Reachability Reachability => _reachability.Value;

    public UniqueAddress? RoleLeader(string role) => LeaderAmong(Gossip.Members.Values.Where(m => m.HasRole(role)));

    public ImmutableHashSet<Member> UnreachableMembers =>
        Reachability.AllUnreachable.Where(n => n != Self).Select(Gossip.MemberAt).OfType<Member>().ToImmutableHashSet();

    public ImmutableHashSet<Address> SeenByAddresses => Gossip.Seen.Select(n => n.Address).ToImmutableHashSet();

    /// <summary>
    /// The members whose word counts for convergence: those that are Up or Leaving; before there is one, those that wait to become it, lest
    /// two of them lead at once in different views.
    /// </summary>
    public IEnumerable<UniqueAddress> Participants
    {
        get
        {
            var full = Gossip.Members.Values.Any(m => m.Status is MemberStatus.Up or MemberStatus.Leaving);
            return Gossip.Members.Values
                .Where(m => full ? m.Status is MemberStatus.Up or MemberStatus.Leaving : m.Status is MemberStatus.Joining or MemberStatus.WeaklyUp)
                .Select(m => m.UniqueAddress);
        }
    }

    private Reachability ByThoseWhoStay() =>
        Gossip.Reachability.WithoutObservers(n => Gossip.MemberAt(n) is null or { Status: MemberStatus.Down or MemberStatus.Exiting });

    private bool IsConverged()
    {
        foreach (var node in Reachability.AllUnreachable)
        {
            if (Gossip.MemberAt(node) is { Status: not (MemberStatus.Down or MemberStatus.Exiting) })
                return false;
        }
        return Participants.All(Gossip.Seen.Contains);
    }

    private UniqueAddress? LeaderAmong(IEnumerable<Member> members)
    {
        // Without convergence a node that others do not reach still takes itself for reachable: it may be them that are cut off.
        var candidates = members
            .Where(m => m.Status != MemberStatus.Down)
            .Where(m => Reachability.IsReachable(m.UniqueAddress) || (m.UniqueAddress == Self && !Convergence));
        return candidates.Min(Member.LeaderStatusOrdering)?.UniqueAddress;
    }
}
