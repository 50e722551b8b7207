using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>The side of the oldest member stays; unless, with <paramref name="downIfAlone"/>, the oldest is all that there is on its side.</summary>
internal sealed class KeepOldest(bool downIfAlone, string? role) : DowningStrategy(role)
{
    public override ImmutableHashSet<UniqueAddress> Decide(SbrView view)
    {
        var members = Count(view.Members, joining: false, leaving: true).ToList();
        if (members.Count == 0)
            return DownAll(view);
        var oldest = members.Min(Member.AgeOrdering)!;
        var here = members.Count(m => !view.Unreachable.Contains(m.UniqueAddress));
        var there = members.Count - here;
        var holdsOldest = !view.Unreachable.Contains(oldest.UniqueAddress);
        var (withOldest, others) = holdsOldest ? (here, there) : (there, here);
        var oldestStays = !(downIfAlone && withOldest == 1 && others > 1);
        return holdsOldest == oldestStays ? DownUnreachable(view) : DownReachable(view);
    }
}
