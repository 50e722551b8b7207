using System.Collections.Immutable;
using Akka.Cluster.Gossiping;
using Akka.Util;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Cluster.Tests.Gossiping;

/// <summary>Gossips as they can come about among five nodes: each row of the reachability table is written by its observer alone.</summary>
internal static class GossipGen
{
    private const int Nodes = 5;

    public static Arbitrary<Gossip> Gossips => Arb.From(Gen.Select(Gen.Choose(0, int.MaxValue - 1), seed => Make(new Random(seed))));

    public static Arbitrary<(Gossip A, Gossip B, Gossip C)> Triples => Arb.From(
        from a in Gossips.Generator
        from b in Gossips.Generator
        from c in Gossips.Generator
        select (a, b, c));

    private static Gossip Make(Random random)
    {
        var numbers = Enumerable.Range(1, Nodes).ToArray();
        var gossip = Gossip.Empty.Update(numbers.Select(n => Member(n, random)));
        var rows = numbers.Where(_ => random.NextDouble() < 0.5).ToImmutableSortedDictionary(n => Some.Node(n), n => Row(n, random.Next(1, 4)));
        gossip = gossip.With(new Reachability(rows));
        foreach (var number in numbers)
        {
            for (var i = random.Next(3); i > 0; i--)
                gossip = gossip.ChangedBy(Some.Node(number));
        }
        var removed = Enumerable.Range(1, Nodes).Where(_ => random.NextDouble() < 0.15).Select(n => Some.Node(n)).ToList();
        return gossip.Remove(removed, random.Next(1, 100));
    }

    private static Member Member(int number, Random random)
    {
        var status = (MemberStatus)(random.Next(7) is var s && s == 5 ? 6 : s);
        var young = status is MemberStatus.Joining or MemberStatus.WeaklyUp;
        return Akka.Cluster.Member.Create(Some.Node(number), young ? int.MaxValue : random.Next(1, 6), status, [], AppVersion.Zero);
    }

    // What an observer said in a version of its row is the same in all copies.
    private static ReachabilityRow Row(int observer, int version)
    {
        var random = new Random((observer * 31) + version);
        return new ReachabilityRow(version, Enumerable.Range(1, Nodes)
            .Where(n => n != observer && random.NextDouble() < 0.4)
            .ToImmutableSortedDictionary(n => Some.Node(n), _ => (ReachabilityStatus)random.Next(1, 3)));
    }
}
