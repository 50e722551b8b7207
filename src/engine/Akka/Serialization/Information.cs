using Akka.Actor;

namespace Akka.Serialization;

/// <summary>The address that actor references are written with, and the system that writes them.</summary>
public sealed class Information : IEquatable<Information>
{
    /// <summary>Creates the information.</summary>
    public Information(Address? address, ActorSystem system) => (Address, System) = (address!, system);

    /// <summary>The address as the receiver knows it.</summary>
    public Address Address { get; }

    /// <summary>The writing system.</summary>
    public ActorSystem System { get; }

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Information? left, Information? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Information? left, Information? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Information? other) => other is not null && Equals(Address, other.Address) && ReferenceEquals(System, other.System);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Information);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, System);
}
