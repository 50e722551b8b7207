namespace Akka.Actor;

/// <summary>Selects all descendants.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>The usual instance.</summary>
    public static readonly SelectChildRecursive Instance = new();

    internal override bool IsWildcard => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    /// <inheritdoc/>
    public override int GetHashCode() => nameof(SelectChildRecursive).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "**";
}
