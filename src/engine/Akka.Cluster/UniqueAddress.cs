using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// One incarnation of a node: its address, and the uid that its actor system drew at start. A restarted process is another one.
/// </summary>
public class UniqueAddress : IComparable<UniqueAddress>, IEquatable<UniqueAddress>, IComparable
{
    private VectorClock.Node? _clockNode;

    /// <summary>Names the incarnation <paramref name="uid"/> of the node at <paramref name="address"/>.</summary>
    public UniqueAddress(Address address, int uid)
    {
        Address = address;
        Uid = uid;
    }

    /// <summary>Where the node listens.</summary>
    public Address Address { get; }

    /// <summary>The number of the incarnation.</summary>
    public int Uid { get; }

    // Who this node is in vector clocks; hashed once.
    internal VectorClock.Node ClockNode => _clockNode ??= VectorClock.Node.Create(ToString());

    /// <inheritdoc/>
    public bool Equals(UniqueAddress? other) => other is not null && Uid == other.Uid && Address.Equals(other.Address);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UniqueAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid;

    /// <summary>Orders by address, then by uid.</summary>
    public int CompareTo(UniqueAddress? uniqueAddress)
    {
        if (uniqueAddress is null)
            return 1;
        var byAddress = Member.AddressOrdering.Compare(Address, uniqueAddress.Address);
        return byAddress != 0 ? byAddress : Uid.CompareTo(uniqueAddress.Uid);
    }

    int IComparable.CompareTo(object? obj) => CompareTo(obj as UniqueAddress);

    /// <inheritdoc/>
    public override string ToString() => $"{Address}#{Uid}";

    /// <summary>The same incarnation of the same node.</summary>
    public static bool operator ==(UniqueAddress? left, UniqueAddress? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Another node, or another incarnation of it.</summary>
    public static bool operator !=(UniqueAddress? left, UniqueAddress? right) => !(left == right);
}
