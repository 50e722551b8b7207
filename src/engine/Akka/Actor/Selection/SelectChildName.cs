namespace Akka.Actor;

/// <summary>Selects the child of a name.</summary>
public class SelectChildName : SelectionPathElement
{
    /// <summary>Creates it.</summary>
    public SelectChildName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether both select the same.</summary>
    protected bool Equals(SelectChildName other) => Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
