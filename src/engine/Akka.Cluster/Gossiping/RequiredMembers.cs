using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>How many members there must be, in all and of each role, before the leader makes the first of them Up.</summary>
internal sealed record RequiredMembers(int InAll, ImmutableDictionary<string, int> OfRole)
{
    public static readonly RequiredMembers One = new(1, ImmutableDictionary<string, int>.Empty);

    public bool AreMetBy(IEnumerable<Member> members)
    {
        var living = members.Where(m => m.Status is not (MemberStatus.Down or MemberStatus.Exiting)).ToList();
        return living.Count >= InAll && OfRole.All(r => living.Count(m => m.HasRole(r.Key)) >= r.Value);
    }
}
