using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>The side with more members stays; of two equal halves the one that holds the member with the lowest address.</summary>
internal sealed class KeepMajority(string? role) : DowningStrategy(role)
{
    public override ImmutableHashSet<UniqueAddress> Decide(SbrView view)
    {
        var known = Stays(
            Count(view.ReachableMembers, joining: false, leaving: true),
            Count(view.UnreachableMembers, joining: false, leaving: true));
        // Had the others gone on making members Up and we letting ours leave, would it come out alike? If not, both could stay.
        var atWorst = Stays(
            Count(view.ReachableMembers, joining: false, leaving: false),
            Count(view.UnreachableMembers, joining: true, leaving: true));
        return known != atWorst && known ? DownAll(view)
            : known ? DownUnreachable(view)
            : DownReachable(view);
    }

    private static bool Stays(IEnumerable<Member> reachable, IEnumerable<Member> unreachable)
    {
        var (here, there) = (reachable.ToList(), unreachable.ToList());
        if (here.Count != there.Count)
            return here.Count > there.Count;
        return here.Count > 0 && here.Min()!.CompareTo(there.Min()) < 0;
    }
}
