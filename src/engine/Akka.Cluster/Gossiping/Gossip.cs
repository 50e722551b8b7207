using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>
/// What a node knows of the cluster. The parts that are merged (members, reachability, tombstones) form a lattice: merging is commutative,
/// associative and idempotent, so that all nodes come to the same state in whatever order they hear of it. The vector clock names the
/// version, and <see cref="Seen"/> holds who is known to have this very version.
/// </summary>
internal sealed class Gossip
{
    // Enough for as many restarts as can happen while an old message is still under way; each costs a few bytes in every gossip.
    public const int MaxTombstones = 128;

    // Members count as equal whatever their status, so that a table would keep the old one when told to set the new.
    private static readonly IEqualityComparer<Member> ByState = EqualityComparer<Member>.Create((a, b) => ReferenceEquals(a, b), m => m.GetHashCode());

    public static readonly Gossip Empty = new(
        ImmutableSortedDictionary<UniqueAddress, Member>.Empty,
        Reachability.Empty,
        VectorClock.Create(),
        [],
        ImmutableSortedDictionary<UniqueAddress, long>.Empty);

    private ImmutableSortedSet<Member>? _memberSet;

    public Gossip(
        ImmutableSortedDictionary<UniqueAddress, Member> members,
        Reachability reachability,
        VectorClock version,
        ImmutableHashSet<UniqueAddress> seen,
        ImmutableSortedDictionary<UniqueAddress, long> tombstones)
    {
        Members = members.WithComparers(null, ByState);
        Reachability = reachability;
        Version = version;
        Seen = seen;
        Tombstones = tombstones;
    }

    public ImmutableSortedDictionary<UniqueAddress, Member> Members { get; }

    public Reachability Reachability { get; }

    public VectorClock Version { get; }

    public ImmutableHashSet<UniqueAddress> Seen { get; }

    // Nodes that were removed, and when (Unix milliseconds): an older gossip cannot bring them back.
    public ImmutableSortedDictionary<UniqueAddress, long> Tombstones { get; }

    public ImmutableSortedSet<Member> MemberSet => _memberSet ??= Members.Values.ToImmutableSortedSet();

    public bool HasMember(UniqueAddress node) => Members.ContainsKey(node);

    public Member? MemberAt(UniqueAddress node) => Members.GetValueOrDefault(node);

    // A number that differs, as good as always, where two tables differ.
    public long SeenDigest
    {
        get
        {
            var digest = 0UL;
            foreach (var node in Seen)
            {
                var mixed = (uint)node.Uid * 0x9E3779B97F4A7C15UL;
                digest += mixed ^ (mixed >> 29);
            }
            return (long)digest;
        }
    }

    public Gossip Update(Member member) =>
        With(members: Members.SetItem(member.UniqueAddress, member));

    public Gossip Update(IEnumerable<Member> members) =>
        With(members: Members.SetItems(members.Select(m => KeyValuePair.Create(m.UniqueAddress, m))));

    public Gossip With(Reachability reachability) => new(Members, reachability, Version, Seen, Tombstones);

    public Gossip Remove(IReadOnlyCollection<UniqueAddress> nodes, long atUnixMilliseconds)
    {
        var tombstones = Tombstones.SetItems(nodes.Select(n => KeyValuePair.Create(n, atUnixMilliseconds)));
        return new Gossip(Members, Reachability, Version, Seen, tombstones).Bury();
    }

    // A change of its own that this node made: another version, which nobody else has seen.
    public Gossip ChangedBy(UniqueAddress self) =>
        new(Members, Reachability, Version.Increment(self.ClockNode), [self], Tombstones);

    public Gossip SeenBy(UniqueAddress node) =>
        Seen.Contains(node) ? this : new Gossip(Members, Reachability, Version, Seen.Add(node), Tombstones);

    public Gossip SeenBy(IEnumerable<UniqueAddress> nodes)
    {
        var seen = Seen.Union(nodes);
        return seen.Count == Seen.Count ? this : new Gossip(Members, Reachability, Version, seen, Tombstones);
    }

    /// <summary>All that either of both knows. Nobody has seen it.</summary>
    public Gossip Merge(Gossip other)
    {
        var members = Members.ToBuilder();
        foreach (var (node, member) in other.Members)
            members[node] = members.TryGetValue(node, out var own) ? own.Join(member) : member;

        var tombstones = Tombstones.ToBuilder();
        foreach (var (node, at) in other.Tombstones)
            tombstones[node] = tombstones.TryGetValue(node, out var own) ? Math.Max(own, at) : at;

        return new Gossip(members.ToImmutable(), Reachability.Merge(other.Reachability), Version.Merge(other.Version), [], tombstones.ToImmutable())
            .Bury();
    }

    public bool SameContent(Gossip other) =>
        ReferenceEquals(this, other)
        || (Members.Count == other.Members.Count
            && Members.Values.Zip(other.Members.Values).All(pair => pair.First.SameState(pair.Second))
            && Reachability.Equals(other.Reachability)
            && Tombstones.Keys.SequenceEqual(other.Tombstones.Keys));

    // Takes out of the tables the nodes that have a tombstone, and keeps the tombstones that are the latest. The clock of a removed node
    // is kept as long as its tombstone: a clock that forgets changes could give one version to two states.
    private Gossip Bury()
    {
        if (Tombstones.IsEmpty)
            return this;
        var (members, version, tombstones) = (Members, Version, Tombstones);
        foreach (var removed in Tombstones.Keys)
            members = members.Remove(removed);
        foreach (var (oldest, _) in Tombstones.OrderByDescending(t => t.Value).ThenBy(t => t.Key).Skip(MaxTombstones))
        {
            tombstones = tombstones.Remove(oldest);
            version = version.Prune(oldest.ClockNode);
        }
        var seen = Seen.Any(Tombstones.ContainsKey) ? Seen.Except(Tombstones.Keys) : Seen;
        return new Gossip(members, Reachability.Without(Tombstones.ContainsKey), version, seen, tombstones);
    }

    private Gossip With(ImmutableSortedDictionary<UniqueAddress, Member> members) =>
        new(members, Reachability, Version, Seen, Tombstones);

    public override string ToString() =>
        $"Gossip(members = [{string.Join(", ", Members.Values.Select(m => $"{m.UniqueAddress} {m.Status}"))}], " +
        $"seen = [{string.Join(", ", Seen)}], reachability = [{Reachability}], version = {Version}, tombstones = {Tombstones.Count})";
}
