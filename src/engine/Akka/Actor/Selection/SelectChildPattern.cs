namespace Akka.Actor;

/// <summary>Selects the children whose names match a pattern.</summary>
public class SelectChildPattern : SelectionPathElement
{
    /// <summary>Creates it.</summary>
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    /// <summary>The pattern: <c>*</c> for any run of characters, <c>?</c> for any one.</summary>
    public string PatternStr { get; }

    internal override bool IsWildcard => true;

    /// <summary>Whether both select the same.</summary>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildPattern other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PatternStr.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => PatternStr;
}
