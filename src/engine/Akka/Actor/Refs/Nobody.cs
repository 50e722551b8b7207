using Akka.Util;

namespace Akka.Actor;

/// <summary>The reference to nobody: takes every message and forgets it.</summary>
public sealed class Nobody : MinimalActorRef
{
    /// <summary>The one instance.</summary>
    public static readonly Nobody Instance = new();

    private static readonly NobodySurrogate TheSurrogate = new();

    private Nobody() { }

    /// <inheritdoc/>
    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/Nobody");

    /// <inheritdoc/>
    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody belongs to no system, so it has no provider.");

    /// <inheritdoc/>
    public override IInternalActorRef Parent => this;

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => TheSurrogate;

    /// <summary>The serializable form of nobody.</summary>
    public class NobodySurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;

        /// <inheritdoc/>
        public override string ToString() => "Nobody";
    }
}
