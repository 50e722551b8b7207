using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Registers a local actor under its path, for <see cref="Send"/> and <see cref="SendToAll"/>.</summary>
public sealed class Put : IEquatable<Put>
{
    /// <summary>Creates the message.</summary>
    public Put(IActorRef @ref) => Ref = @ref;

    /// <summary>The actor.</summary>
    public IActorRef Ref { get; }

    /// <inheritdoc/>
    public bool Equals(Put? other) => other is not null && Equals(Ref, other.Ref);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Put);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ref);

    /// <inheritdoc/>
    public override string ToString() => $"Put({Ref})";
}
