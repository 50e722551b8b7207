namespace Akka.Actor;

/// <summary>The actor runs on another node.</summary>
public class RemoteScope : Scope, IEquatable<RemoteScope>
{
    /// <summary>Creates it without an address.</summary>
    protected RemoteScope() => Address = Address.AllSystems;

    /// <summary>Creates it.</summary>
    public RemoteScope(Address address) => Address = address;

    /// <summary>The node.</summary>
    public Address Address { get; set; }

    /// <inheritdoc/>
    public override Scope WithFallback(Scope other) => this;

    /// <inheritdoc/>
    public override Scope Copy() => new RemoteScope(Address);

    /// <inheritdoc/>
    public bool Equals(RemoteScope? other) => other is not null && Address.Equals(other.Address);

    /// <inheritdoc/>
    public override bool Equals(Scope? other) => Equals(other as RemoteScope);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RemoteScope);

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode();
}
