using System.Runtime.CompilerServices;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Base of all references.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <summary>Creates it.</summary>
    protected ActorRefBase() { }

    /// <inheritdoc/>
    public abstract ActorPath Path { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Tell(object message, IActorRef sender)
    {
        if (message is null) throw new InvalidMessageException($"A message to {Path} is null: send an object that says that there is nothing.");
        TellInternal(message, sender);
    }

    /// <summary>Delivers a message.</summary>
    protected abstract void TellInternal(object message, IActorRef sender);

    /// <inheritdoc/>
    public bool Equals(IActorRef? other)
    {
        if (ReferenceEquals(this, other)) return true;
        return other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is IActorRef other && Equals(other));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path.Uid, Path);

    /// <inheritdoc/>
    public int CompareTo(object? obj)
    {
        if (obj is null) return 1;
        return obj is IActorRef other ? CompareTo(other) : throw new ArgumentException($"Cannot compare an actor reference with {obj.GetType()}.");
    }

    /// <inheritdoc/>
    public int CompareTo(IActorRef? other)
    {
        if (other is null) return 1;
        var order = Path.CompareTo(other.Path);
        return order != 0 ? order : Path.Uid.CompareTo(other.Path.Uid);
    }

    /// <inheritdoc/>
    public virtual ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(Serialization.Serialization.SerializedActorPath(this));

    /// <inheritdoc/>
    public override string ToString() => $"[{Path.ToStringWithUid()}]";

    /// <summary>The serializable form of a reference.</summary>
    public class Surrogate : ISurrogate
    {
        /// <summary>Creates it.</summary>
        public Surrogate(string path) => Path = path;

        /// <summary>The path in its serialization format.</summary>
        public string Path { get; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => ((ExtendedActorSystem)system).Provider.ResolveActorRef(Path);
    }
}
