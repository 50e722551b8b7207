namespace Akka.Routing;

/// <summary>
/// A ring of hashes on which nodes have places (Karger et al., 1997): a key belongs to the node of the next place. When a node comes or goes, only the keys of its places move.
/// </summary>
public class ConsistentHash<T>
{
    private readonly SortedDictionary<int, T> _nodes;
    private readonly int _virtualNodesFactor;
    private readonly int[] _places;
    private readonly T[] _owners;

    /// <summary>Creates a ring of places that are known.</summary>
    public ConsistentHash(SortedDictionary<int, T> nodes, int virtualNodesFactor)
    {
        if (virtualNodesFactor < 1)
            throw new ArgumentOutOfRangeException(nameof(virtualNodesFactor), virtualNodesFactor, "Each node needs a place on the ring; expected virtual-nodes-factor of 1 or more.");
        _nodes = nodes;
        _virtualNodesFactor = virtualNodesFactor;
        _places = [.. nodes.Keys];
        _owners = [.. nodes.Values];
    }

    /// <summary>Whether there is no node.</summary>
    public bool IsEmpty => _places.Length == 0;

    /// <summary>A ring with one node more.</summary>
    public static ConsistentHash<T> operator +(ConsistentHash<T> hash, T node) => hash.Add(node);

    /// <summary>A ring without a node.</summary>
    public static ConsistentHash<T> operator -(ConsistentHash<T> hash, T node) => hash.Remove(node);

    /// <summary>A ring with one node more.</summary>
    public ConsistentHash<T> Add(T node)
    {
        var nodes = new SortedDictionary<int, T>(_nodes);
        foreach (var place in ConsistentHash.Places(node, _virtualNodesFactor)) nodes[place] = node;
        return new ConsistentHash<T>(nodes, _virtualNodesFactor);
    }

    /// <summary>A ring without a node.</summary>
    public ConsistentHash<T> Remove(T node)
    {
        var nodes = new SortedDictionary<int, T>(_nodes);
        foreach (var place in ConsistentHash.Places(node, _virtualNodesFactor)) nodes.Remove(place);
        return new ConsistentHash<T>(nodes, _virtualNodesFactor);
    }

    /// <summary>The node of a key.</summary>
    public T NodeFor(byte[] key) => NodeAt(ConsistentHash.HashOf(key));

    /// <summary>The node of a key.</summary>
    public T NodeFor(string key) => NodeAt(ConsistentHash.HashOf(key));

    private T NodeAt(int hash)
    {
        if (IsEmpty) throw new InvalidOperationException("The hash ring has no node, expected one at least.");
        var place = Array.BinarySearch(_places, hash);
        if (place < 0) place = ~place;
        return _owners[place == _places.Length ? 0 : place];
    }
}
