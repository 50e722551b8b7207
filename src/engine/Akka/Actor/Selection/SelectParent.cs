namespace Akka.Actor;

/// <summary>Selects the parent.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>The usual instance.</summary>
    public static readonly SelectParent Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectParent;

    /// <inheritdoc/>
    public override int GetHashCode() => nameof(SelectParent).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "..";
}
