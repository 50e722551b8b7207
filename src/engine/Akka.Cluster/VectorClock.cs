using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Akka.Cluster;

/// <summary>
/// Counts, per node, the changes that a state contains, so that of two states it shows which is the later or that neither is
/// (C. Fidge, "Timestamps in message-passing systems that preserve the partial ordering", 1988).
/// </summary>
public sealed class VectorClock
{
    private static readonly VectorClock Zero = new(ImmutableSortedDictionary<Node, long>.Empty);

    private VectorClock(ImmutableSortedDictionary<Node, long> versions) => Versions = versions;

    /// <summary>The changes counted, per node.</summary>
    public ImmutableSortedDictionary<Node, long> Versions { get; }

    /// <summary>A clock that has counted nothing.</summary>
    public static VectorClock Create() => Zero;

    /// <summary>A clock that has counted this.</summary>
    public static VectorClock Create(ImmutableSortedDictionary<Node, long> seedValues) => new(seedValues);

    /// <summary>This clock after one more change by the node.</summary>
    public VectorClock Increment(Node node) => new(Versions.SetItem(node, Versions.GetValueOrDefault(node) + 1));

    /// <summary>The least clock that is at or after both.</summary>
    public VectorClock Merge(VectorClock that)
    {
        if (ReferenceEquals(this, that) || that.Versions.IsEmpty)
            return this;
        var merged = Versions.ToBuilder();
        foreach (var (node, count) in that.Versions)
        {
            if (!merged.TryGetValue(node, out var own) || own < count)
                merged[node] = count;
        }
        return new VectorClock(merged.ToImmutable());
    }

    /// <summary>This clock without the node, which has left for good.</summary>
    public VectorClock Prune(Node removedNode) => Versions.ContainsKey(removedNode) ? new VectorClock(Versions.Remove(removedNode)) : this;

    /// <summary>How this clock stands to the other.</summary>
    public Ordering CompareTo(VectorClock that)
    {
        if (ReferenceEquals(this, that))
            return Ordering.Same;
        var ahead = Exceeds(this, that);
        var behind = Exceeds(that, this);
        return (ahead, behind) switch
        {
            (false, false) => Ordering.Same,
            (true, false) => Ordering.After,
            (false, true) => Ordering.Before,
            _ => Ordering.Concurrent,
        };
    }

    /// <summary>Whether this clock contains all of the other's changes and more.</summary>
    public bool IsAfter(VectorClock that) => CompareTo(that) == Ordering.After;

    /// <summary>Whether the other clock contains all of this one's changes and more.</summary>
    public bool IsBefore(VectorClock that) => CompareTo(that) == Ordering.Before;

    /// <summary>Whether each of both clocks contains a change that the other lacks.</summary>
    public bool IsConcurrentWith(VectorClock that) => CompareTo(that) == Ordering.Concurrent;

    /// <summary>Whether both contain the same changes.</summary>
    public bool IsSameAs(VectorClock that) => CompareTo(that) == Ordering.Same;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VectorClock that && IsSameAs(that);

    /// <inheritdoc/>
    public override int GetHashCode() => Versions.Aggregate(17, (hash, v) => hash ^ HashCode.Combine(v.Key, v.Value));

    /// <inheritdoc/>
    public override string ToString() => $"VectorClock({string.Join(", ", Versions.Select(v => $"{v.Key}->{v.Value}"))})";

    /// <summary>Whether both contain the same changes.</summary>
    public static bool operator ==(VectorClock? left, VectorClock? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether their changes differ.</summary>
    public static bool operator !=(VectorClock? left, VectorClock? right) => !(left == right);

    /// <summary>Whether the left clock is after the right one.</summary>
    public static bool operator >(VectorClock left, VectorClock right) => left.IsAfter(right);

    /// <summary>Whether the left clock is before the right one.</summary>
    public static bool operator <(VectorClock left, VectorClock right) => left.IsBefore(right);

    private static bool Exceeds(VectorClock a, VectorClock b)
    {
        foreach (var (node, count) in a.Versions)
        {
            if (count > b.Versions.GetValueOrDefault(node))
                return true;
        }
        return false;
    }

    /// <summary>How two clocks stand to each other.</summary>
    public enum Ordering
    {
        /// <summary>The left one contains the right one's changes and more.</summary>
        After = 0,

        /// <summary>The right one contains the left one's changes and more.</summary>
        Before = 1,

        /// <summary>Both contain the same changes.</summary>
        Same = 2,

        /// <summary>Each contains a change that the other lacks.</summary>
        Concurrent = 3,

        /// <summary>Not the result of a comparison: asks for a full one.</summary>
        FullOrder = 4,
    }

    /// <summary>Who made a change; an opaque name.</summary>
    public class Node : IComparable<Node>
    {
        private readonly string _value;

        /// <summary>The node of this name, as it is.</summary>
        public Node(string value) => _value = value;

        /// <summary>The node of this name, hashed so that all names are short.</summary>
        public static Node Create(string name) => new(Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant());

        /// <summary>The node whose hashed name is at hand.</summary>
        public static Node FromHash(string hash) => new(hash);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Node other && _value == other._value;

        /// <inheritdoc/>
        public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

        /// <summary>Orders by name.</summary>
        public int CompareTo(Node? other) => string.CompareOrdinal(_value, other?._value);

        /// <inheritdoc/>
        public override string ToString() => _value;
    }
}
