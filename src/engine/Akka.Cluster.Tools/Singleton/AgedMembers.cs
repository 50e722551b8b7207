namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// The members of a role by age. The oldest that is not leaving hosts the singleton; those older than a member that are still in the cluster,
/// or were removed a margin ago at most, are its predecessors and may still run an instance.
/// </summary>
internal sealed class AgedMembers(UniqueAddress self, string? role)
{
    private readonly Dictionary<UniqueAddress, Member> _members = [];
    private readonly HashSet<UniqueAddress> _lingering = [];
    private bool _gone;

    /// <summary>Members of the role that could host the singleton, oldest first.</summary>
    public IEnumerable<Member> Candidates => _members.Values.Where(IsCandidate).Order(Member.AgeOrdering);

    /// <summary>
    /// Takes in the membership as a whole. Changes that came about together are told one by one: who looked at the first alone could take itself for the oldest.
    /// Members that are missing stay until <see cref="Remove"/>, which knows how they went.
    /// </summary>
    public void Update(IEnumerable<Member> members)
    {
        foreach (var member in members) Add(member);
    }

    /// <summary>Takes in one member; what is older than what is known of it is ignored.</summary>
    public void Add(Member member)
    {
        if (member.UniqueAddress.Equals(self) && member.Status is (MemberStatus.Down or MemberStatus.Removed)) _gone = true;
        if (!string.IsNullOrEmpty(role) && !member.HasRole(role)) return;
        if (member.Status is MemberStatus.Joining or MemberStatus.WeaklyUp or MemberStatus.Removed) return;
        if (_members.TryGetValue(member.UniqueAddress, out var known) && Stage(known.Status) > Stage(member.Status)) return;
        _members[member.UniqueAddress] = member;
    }

    /// <summary>Takes a member out. With <paramref name="linger"/> it counts as a predecessor until <see cref="Forget"/>.</summary>
    public void Remove(Member member, bool linger)
    {
        if (member.UniqueAddress.Equals(self)) _gone = true;
        if (!_members.ContainsKey(member.UniqueAddress)) return;
        if (linger) _lingering.Add(member.UniqueAddress);
        else _members.Remove(member.UniqueAddress);
    }

    /// <summary>The removal margin of a member has passed.</summary>
    public void Forget(UniqueAddress node)
    {
        if (_lingering.Remove(node)) _members.Remove(node);
    }

    /// <summary>What this membership means for the member itself.</summary>
    public SingletonView View()
    {
        var me = _members.GetValueOrDefault(self);
        var oldest = Candidates.FirstOrDefault();
        var predecessors = me is null ? [] : _members.Values.Where(m => !m.UniqueAddress.Equals(self) && m.IsOlderThan(me)).Select(m => m.Address).ToList();
        return new SingletonView(me is not null && IsCandidate(me), _gone, self.Equals(oldest?.UniqueAddress), oldest?.Address, predecessors);
    }

    private bool IsCandidate(Member m) => m.Status is (MemberStatus.Up or MemberStatus.Leaving) && !_lingering.Contains(m.UniqueAddress);

    private static int Stage(MemberStatus status) => status switch
    {
        MemberStatus.Up => 1,
        MemberStatus.Leaving => 2,
        MemberStatus.Exiting => 3,
        MemberStatus.Down => 4,
        _ => 0,
    };
}
