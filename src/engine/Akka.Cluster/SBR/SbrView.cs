using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>What a downing strategy decides on: the members that are not down, and which of them are cut off from this side.</summary>
internal sealed record SbrView(ImmutableSortedSet<Member> Members, ImmutableHashSet<UniqueAddress> Unreachable)
{
    public IEnumerable<Member> ReachableMembers => Members.Where(m => !Unreachable.Contains(m.UniqueAddress));

    public IEnumerable<Member> UnreachableMembers => Members.Where(m => Unreachable.Contains(m.UniqueAddress));

    public ImmutableHashSet<UniqueAddress> AllNodes => Members.Select(m => m.UniqueAddress).ToImmutableHashSet();

    public ImmutableHashSet<UniqueAddress> ReachableNodes => AllNodes.Except(Unreachable);
}
