using Akka.Cluster;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Founding;

/// <summary>The members as one of them sees them.</summary>
/// <param name="Known">All of them.</param>
/// <param name="Living">Those that others may join through: in the cluster, or on the way into it. Within reach or not: who is only cut off is a member all the same.</param>
/// <param name="SelfLeads">Whether this node is the membership leader.</param>
/// <param name="SelfIsNew">Whether others were there before this node.</param>
internal sealed record MembersView(IReadOnlySet<ClusterMember> Known, IReadOnlyList<ClusterMember> Living, bool SelfLeads, bool SelfIsNew)
{
    /// <summary>Null while this node is in no cluster, or no more.</summary>
    public static MembersView? Of(Akka.Cluster.Cluster cluster)
    {
        var state = cluster.State;
        if (state.Members.FirstOrDefault(member => member.UniqueAddress.Equals(cluster.SelfUniqueAddress)) is not { Status: not (MemberStatus.Exiting or MemberStatus.Down or MemberStatus.Removed) } self)
            return null;
        // One that leaves takes itself out of the store when it has left.
        var living = state.Members.Where(member => member.Equals(self) || member.Status is MemberStatus.Joining or MemberStatus.WeaklyUp or MemberStatus.Up);
        return new MembersView(
            state.Members.Select(Name).ToHashSet(),
            [.. living.Select(Name)],
            cluster.SelfAddress.Equals(state.Leader),
            state.Members.Any(member => !member.Equals(self) && member.Status is not (MemberStatus.Joining or MemberStatus.WeaklyUp) && member.IsOlderThan(self)));
    }

    public static ClusterMember Name(UniqueAddress node) => new($"{node.Address.Host}:{node.Address.Port}", node.Uid);

    private static ClusterMember Name(Member member) => Name(member.UniqueAddress);
}
