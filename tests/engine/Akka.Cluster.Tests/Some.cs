using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Util;

namespace Akka.Cluster.Tests;

/// <summary>Nodes, members and gossips to test with.</summary>
internal static class Some
{
    public static UniqueAddress Node(int number, int incarnation = 1) =>
        new(new Address("akka.tcp", "sys", $"host{number}", 4053), (number * 1000) + incarnation);

    public static Member Member(int number, MemberStatus status = MemberStatus.Up, int upNumber = 0, params string[] roles) =>
        Akka.Cluster.Member.Create(
            Node(number),
            status is MemberStatus.Joining or MemberStatus.WeaklyUp ? int.MaxValue : upNumber == 0 ? number : upNumber,
            status,
            [.. roles],
            AppVersion.Zero);

    public static Gossip Gossip(params Member[] members) => Akka.Cluster.Gossiping.Gossip.Empty.Update(members);

    public static Gossip SeenByAll(this Gossip gossip) => gossip.SeenBy(gossip.Members.Keys);

    public static Gossip Unreachable(this Gossip gossip, int observer, params int[] subjects)
    {
        var reachability = gossip.Reachability;
        foreach (var subject in subjects)
            reachability = reachability.With(Node(observer), Node(subject), ReachabilityStatus.Unreachable);
        return gossip.With(reachability);
    }

    public static MembershipState AsSeenFrom(this Gossip gossip, int self) => new(gossip, Node(self));

    public static ImmutableHashSet<UniqueAddress> Nodes(params int[] numbers) => [.. numbers.Select(n => Node(n))];
}
