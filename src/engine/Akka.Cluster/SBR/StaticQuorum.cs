using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>A side stays when it holds the quorum. With so many members that two sides could hold it, none stays.</summary>
internal sealed class StaticQuorum(int quorumSize, string? role) : DowningStrategy(role)
{
    public override ImmutableHashSet<UniqueAddress> Decide(SbrView view)
    {
        var here = Count(view.ReachableMembers, joining: false, leaving: true).Count();
        var there = Count(view.UnreachableMembers, joining: true, leaving: true).Count();
        if (here >= quorumSize && there >= quorumSize)
            return DownAll(view);
        return here >= quorumSize ? DownUnreachable(view) : DownReachable(view);
    }
}
