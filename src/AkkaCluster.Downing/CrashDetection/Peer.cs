using System.Collections.Immutable;
using Akka.Cluster;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>What the decision needs to know of a member.</summary>
/// <param name="Node">Which incarnation of which node.</param>
/// <param name="Status">Where it stands in its life.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Age">Its place among the members by age, the oldest first.</param>
internal sealed record Peer(UniqueAddress Node, MemberStatus Status, ImmutableHashSet<string> Roles, int Age)
{
    public static IEnumerable<Peer> From(IEnumerable<Member> members) =>
        members.Order(Member.AgeOrdering).Select((m, age) => new Peer(m.UniqueAddress, m.Status, m.Roles, age));
}
