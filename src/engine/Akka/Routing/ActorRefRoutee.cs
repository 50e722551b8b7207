using Akka.Actor;

namespace Akka.Routing;

/// <summary>A routee that is known by its reference.</summary>
public class ActorRefRoutee : Routee
{
    /// <summary>Creates the routee.</summary>
    public ActorRefRoutee(IActorRef actor) => Actor = actor;

    /// <summary>The reference.</summary>
    public IActorRef Actor { get; }

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Actor.Tell(message, sender);

    /// <inheritdoc/>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Actor.Ask<object>(message, timeout);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorRefRoutee other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Actor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Actor.Path.ToString();

    /// <summary>Whether both are the same actor.</summary>
    protected bool Equals(ActorRefRoutee other) => Actor.Equals(other.Actor);
}
