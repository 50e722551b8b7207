using System.Text;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Makes hash rings.</summary>
public static class ConsistentHash
{
    /// <summary>A ring over nodes, which are told apart by their texts; each has <paramref name="virtualNodesFactor"/> places on it.</summary>
    public static ConsistentHash<T> Create<T>(IEnumerable<T> nodes, int virtualNodesFactor)
    {
        var ring = new SortedDictionary<int, T>();
        foreach (var node in nodes)
            foreach (var place in Places(node, virtualNodesFactor)) ring[place] = node;
        return new ConsistentHash<T>(ring, virtualNodesFactor);
    }

    internal static int HashOf(byte[] key) => MurmurHash.ByteHash(key);

    internal static int HashOf(string key) => MurmurHash.ByteHash(Encoding.UTF8.GetBytes(key));

    internal static IEnumerable<int> Places<T>(T node, int virtualNodesFactor) => Enumerable.Range(0, virtualNodesFactor).Select(i => HashOf($"{node}#{i}"));
}
