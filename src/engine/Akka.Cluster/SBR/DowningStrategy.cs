using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>Which nodes go when the cluster is split. All nodes of a side decide alike, for they decide on the same view.</summary>
internal abstract class DowningStrategy(string? role)
{
    public string? Role { get; } = string.IsNullOrEmpty(role) ? null : role;

    /// <summary>The nodes to down.</summary>
    public abstract ImmutableHashSet<UniqueAddress> Decide(SbrView view);

    protected static ImmutableHashSet<UniqueAddress> DownUnreachable(SbrView view) => view.Unreachable;

    protected static ImmutableHashSet<UniqueAddress> DownReachable(SbrView view) => view.ReachableNodes;

    protected static ImmutableHashSet<UniqueAddress> DownAll(SbrView view) => view.AllNodes;

    // Full members of the role. Whether one that joins or leaves counts may have changed on the other side of the split meanwhile.
    protected IEnumerable<Member> Count(IEnumerable<Member> members, bool joining, bool leaving) => members.Where(m =>
        (Role is null || m.HasRole(Role))
        && m.Status switch
        {
            MemberStatus.Up => true,
            MemberStatus.Leaving => leaving,
            MemberStatus.Joining or MemberStatus.WeaklyUp => joining,
            _ => false,
        });
}
