using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>
/// Who watches whom: the nodes stand on a ring in an order that all compute alike, and each sends heartbeats to the next few. An unreachable
/// one on the way is watched as well, but does not count, so that always enough living ones are watched.
/// </summary>
internal static class HeartbeatRing
{
    public static ImmutableHashSet<UniqueAddress> ReceiversOf(
        UniqueAddress self, IEnumerable<UniqueAddress> nodes, Predicate<UniqueAddress> isUnreachable, int count)
    {
        var ring = nodes.Where(n => n != self).Distinct().Select(n => (Place: PlaceOf(n), Node: n)).ToList();
        ring.Sort((a, b) => Compare(a, b));
        var own = (PlaceOf(self), self);
        var start = ring.FindIndex(n => Compare(n, own) > 0);
        var receivers = ImmutableHashSet.CreateBuilder<UniqueAddress>();
        for (int i = 0, living = 0; i < ring.Count && living < count; i++)
        {
            var (_, node) = ring[(Math.Max(start, 0) + i) % ring.Count];
            receivers.Add(node);
            living += isUnreachable(node) ? 0 : 1;
        }
        return receivers.ToImmutable();
    }

    private static int Compare((uint Place, UniqueAddress Node) a, (uint Place, UniqueAddress Node) b) =>
        a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Node.CompareTo(b.Node);

    // FNV-1a, finished: nodes of one host, with neighbouring ports, are spread over the ring, the same in every process.
    private static uint PlaceOf(UniqueAddress node)
    {
        var hash = 2166136261u;
        foreach (var letter in node.Address.HostPort())
            hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ (uint)node.Uid) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }
}
