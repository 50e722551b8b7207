using Akka.Util;

namespace Akka.Actor;

/// <summary>A handle to an actor, here or on another node. It stays valid, if useless, when the actor has stopped.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, ISurrogated, IComparable
{
    /// <summary>The path of the actor, with its incarnation.</summary>
    ActorPath Path { get; }
}
