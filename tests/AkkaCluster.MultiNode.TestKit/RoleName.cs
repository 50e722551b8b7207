namespace AkkaCluster.MultiNode.TestKit;

/// <summary>The name of a node's part in a multi-node test.</summary>
public sealed class RoleName : IEquatable<RoleName>
{
    /// <summary>Creates the name.</summary>
    public RoleName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(RoleName? left, RoleName? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(RoleName? left, RoleName? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(RoleName? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RoleName);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"RoleName({Name})";
}
