using System.Collections.Immutable;
using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster;

/// <summary>A node as the cluster knows it. Two members are equal when they are the same incarnation, whatever their status.</summary>
public class Member : IComparable<Member>, IComparable
{
    /// <summary>Orders addresses by host, then port; the membership leader is the first of the members in this order.</summary>
    public static readonly IComparer<Address> AddressOrdering = Comparer<Address>.Create(CompareAddresses);

    /// <summary>Oldest member first.</summary>
    public static readonly IComparer<Member> AgeOrdering = Comparer<Member>.Create(CompareAge);

    internal static readonly IComparer<Member> LeaderStatusOrdering = Comparer<Member>.Create(CompareForLeadership);

    private Member(UniqueAddress uniqueAddress, int upNumber, MemberStatus status, ImmutableHashSet<string> roles, AppVersion appVersion)
    {
        UniqueAddress = uniqueAddress;
        UpNumber = upNumber;
        Status = status;
        Roles = roles;
        AppVersion = appVersion;
    }

    /// <summary>Which incarnation of which node.</summary>
    public UniqueAddress UniqueAddress { get; }

    /// <summary>Where the node listens.</summary>
    public Address Address => UniqueAddress.Address;

    /// <summary>Where it stands in its life.</summary>
    public MemberStatus Status { get; }

    /// <summary>The roles that its configuration gives it.</summary>
    public ImmutableHashSet<string> Roles { get; }

    /// <summary>The version of the application that it runs.</summary>
    public AppVersion AppVersion { get; }

    // Grows with each member that becomes Up: the order of age. Max value until then.
    internal int UpNumber { get; }

    internal static Member Create(UniqueAddress node, ImmutableHashSet<string> roles, AppVersion appVersion) =>
        new(node, int.MaxValue, MemberStatus.Joining, roles, appVersion);

    internal static Member Create(
        UniqueAddress node, int upNumber, MemberStatus status, ImmutableHashSet<string> roles, AppVersion appVersion) =>
        new(node, upNumber, status, roles, appVersion);

    // What is left of a member of which only its tombstone is known.
    internal static Member Removed(UniqueAddress node) =>
        new(node, int.MaxValue, MemberStatus.Removed, [], AppVersion.Zero);

    /// <summary>Whether the node has this role.</summary>
    public bool HasRole(string role) => Roles.Contains(role);

    /// <summary>Whether this member became Up before the other; the address decides where both are of one age.</summary>
    public bool IsOlderThan(Member other) => CompareAge(this, other) < 0;

    /// <summary>This member with another status.</summary>
    /// <exception cref="InvalidOperationException">A member's life does not lead from its status to the new one.</exception>
    public Member Copy(MemberStatus status)
    {
        if (status == Status)
            return this;
        if (!MemberLife.Leads(Status, status))
        {
            throw new InvalidOperationException(
                $"Member {UniqueAddress} is {Status} and cannot become {status}; expected one of: {string.Join(", ", MemberLife.After(Status))}.");
        }
        return new Member(UniqueAddress, UpNumber, status, Roles, AppVersion);
    }

    /// <summary>This member as Up, and its place in the order of age.</summary>
    public Member CopyUp(int upNumber) => new(UniqueAddress, upNumber, Copy(MemberStatus.Up).Status, Roles, AppVersion);

    // The least state that is at or after both: gossip merges with it, so it must be commutative, associative and idempotent.
    internal Member Join(Member other)
    {
        var status = MemberLife.Later(Status, other.Status);
        var upNumber = Math.Min(UpNumber, other.UpNumber);
        return (status == Status && upNumber == UpNumber) ? this
            : (status == other.Status && upNumber == other.UpNumber) ? other
            : new Member(UniqueAddress, upNumber, status, Roles, AppVersion);
    }

    internal bool SameState(Member other) => Status == other.Status && UpNumber == other.UpNumber && UniqueAddress.Equals(other.UniqueAddress);

    /// <summary>Of two views of one member, the one that is further in its life.</summary>
    public static Member HighestPriorityOf(Member m1, Member m2) =>
        m1.Status == m2.Status ? (m1.IsOlderThan(m2) ? m1 : m2)
        : MemberLife.Later(m1.Status, m2.Status) == m1.Status ? m1 : m2;

    /// <summary>Of two views of one member, the one that is further in its life.</summary>
    public static Member PickNextTransition(Member a, Member b) => HighestPriorityOf(a, b);

    /// <summary>All members of both sets; of two views of one member, the one that is further in its life.</summary>
    public static ImmutableSortedSet<Member> PickNextTransition(IEnumerable<Member> a, IEnumerable<Member> b) =>
        Furthest(a, b).ToImmutableSortedSet();

    /// <summary>
    /// All members of both sets; of two views of one member, the one that is further in its life. Members that only one of them knows
    /// as Down or Exiting are left out: the other has removed them.
    /// </summary>
    public static ImmutableHashSet<Member> PickHighestPriority(IEnumerable<Member> a, IEnumerable<Member> b)
    {
        var (left, right) = (a.ToImmutableHashSet(), b.ToImmutableHashSet());
        return Furthest(left, right)
            .Where(m => m.Status is not (MemberStatus.Down or MemberStatus.Exiting) || (left.Contains(m) && right.Contains(m)))
            .ToImmutableHashSet();
    }

    private static IEnumerable<Member> Furthest(IEnumerable<Member> a, IEnumerable<Member> b) =>
        a.Concat(b).GroupBy(m => m.UniqueAddress).Select(g => g.Aggregate(HighestPriorityOf));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Member other && UniqueAddress.Equals(other.UniqueAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => UniqueAddress.GetHashCode();

    /// <summary>Orders by address, then by incarnation.</summary>
    public int CompareTo(Member? other) => UniqueAddress.CompareTo(other?.UniqueAddress);

    int IComparable.CompareTo(object? obj) => CompareTo(obj as Member);

    /// <inheritdoc/>
    public override string ToString() => $"Member(address = {Address}, Uid = {UniqueAddress.Uid}, status = {Status}, role = [{string.Join(", ", Roles)}], upNumber = {UpNumber}, version = {AppVersion.Version})";

    private static int CompareAddresses(Address? a, Address? b)
    {
        if (ReferenceEquals(a, b))
            return 0;
        if (a is null || b is null)
            return a is null ? -1 : 1;
        var byHost = string.CompareOrdinal(a.Host ?? "", b.Host ?? "");
        if (byHost != 0)
            return byHost;
        var byPort = (a.Port ?? 0).CompareTo(b.Port ?? 0);
        return byPort != 0 ? byPort : string.CompareOrdinal(a.System, b.System);
    }

    private static int CompareAge(Member? a, Member? b)
    {
        if (a is null || b is null)
            return a is null ? (b is null ? 0 : -1) : 1;
        var byAge = a.UpNumber.CompareTo(b.UpNumber);
        return byAge != 0 ? byAge : a.UniqueAddress.CompareTo(b.UniqueAddress);
    }

    // Where no member is Up, the leader is picked among those that are nearest to it.
    private static int CompareForLeadership(Member? a, Member? b)
    {
        static int Rank(MemberStatus status) => status switch
        {
            MemberStatus.Down => 4,
            MemberStatus.Exiting => 3,
            MemberStatus.Joining => 2,
            MemberStatus.WeaklyUp => 1,
            _ => 0,
        };
        if (a is null || b is null)
            return a is null ? (b is null ? 0 : -1) : 1;
        var byStatus = Rank(a.Status).CompareTo(Rank(b.Status));
        return byStatus != 0 ? byStatus : a.CompareTo(b);
    }
}
