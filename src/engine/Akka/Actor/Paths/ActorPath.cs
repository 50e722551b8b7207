using System.Globalization;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The name of an actor: the address of its system and the names from the root down to it.</summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>, ISurrogated
{
    /// <summary>The symbols that a name may hold besides ASCII letters, digits and <c>%XX</c>. It must not begin with <c>$</c>.</summary>
    public const string ValidSymbols = "-_.*$+:@&=,!~';";

    private readonly ActorPath? _parent;

    /// <summary>Creates a root.</summary>
    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
    }

    /// <summary>Creates a child.</summary>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parent = parentPath;
        Address = parentPath.Address;
        Name = name;
        Uid = uid;
    }

    /// <summary>The address of the system.</summary>
    public Address Address { get; }

    /// <summary>The last name.</summary>
    public string Name { get; }

    /// <summary>Tells one incarnation of a name from another; 0 where the path speaks of any.</summary>
    public long Uid { get; }

    /// <summary>The path above; a root is its own parent.</summary>
    public ActorPath Parent => _parent ?? this;

    /// <summary>The root.</summary>
    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path._parent is { } parent) path = parent;
            return path;
        }
    }

    /// <summary>How many names lie between the root and this path.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var path = this; path._parent is not null; path = path._parent) depth++;
            return depth;
        }
    }

    /// <summary>The names from below the root to this path.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var elements = new string[Depth];
            var path = this;
            for (var i = elements.Length - 1; i >= 0; i--, path = path.Parent) elements[i] = path.Name;
            return elements;
        }
    }

    /// <summary>The path of a child; a name may end in <c>#uid</c>.</summary>
    public ActorPath Child(string childName)
    {
        if (string.IsNullOrEmpty(childName)) return this;
        var (name, uid) = SplitNameAndUid(childName);
        return new ChildActorPath(this, name, uid);
    }

    /// <summary>The path at a depth (from the root) or, with a negative number, that many levels up.</summary>
    public ActorPath ParentOf(int depth)
    {
        var up = depth >= 0 ? Depth - depth : -depth;
        var path = this;
        for (; up > 0; up--) path = path.Parent;
        return path;
    }

    /// <summary>The same path with another incarnation.</summary>
    public ActorPath WithUid(long uid) => _parent is null || uid == Uid ? this : new ChildActorPath(_parent, Name, uid);

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        if (other is null) return false;
        ActorPath? left = this, right = other;
        while (!ReferenceEquals(left, right))
        {
            if (left is null || right is null || left.Name != right.Name) return false;
            if (left._parent is null || right._parent is null)
                return left._parent is null && right._parent is null && left.Address.Equals(right.Address);
            left = left._parent;
            right = right._parent;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Name.GetHashCode();
        if (_parent is not null) hash = hash * 31 + _parent.Name.GetHashCode();
        return hash;
    }

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other) =>
        other is null ? 1 : string.CompareOrdinal(ToStringWithAddress(), other.ToStringWithAddress());

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    /// <summary>The path of a child.</summary>
    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    /// <summary>The path of a descendant.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) => name.Aggregate(path, (p, n) => p.Child(n));

    /// <summary>Whether they are the same path, of any incarnation.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    internal static (string Name, long Uid) SplitNameAndUid(string name)
    {
        var hash = name.IndexOf('#');
        return hash < 0 ? (name, 0)
            : (name[..hash], long.TryParse(name.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid) ? uid : 0);
    }

    /// <summary>The serializable form of a path.</summary>
    public sealed class Surrogate : ISurrogate, IEquatable<Surrogate>, IEquatable<ActorPath>
    {
        /// <summary>Creates it.</summary>
        public Surrogate(string path) => Path = path;

        /// <summary>The path in its serialization format.</summary>
        public string Path { get; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Parse(Path);

        /// <inheritdoc/>
        public bool Equals(Surrogate? other) => other is not null && Path == other.Path;

        /// <inheritdoc/>
        public bool Equals(ActorPath? other) => other is not null && Path == other.ToSerializationFormat();

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Surrogate other ? Equals(other) : Equals(obj as ActorPath);

        /// <inheritdoc/>
        public override int GetHashCode() => Path.GetHashCode();
    }
}
