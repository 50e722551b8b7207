using Akka.Actor;

namespace Akka.Routing;

/// <summary>A routee that is known by its path.</summary>
public class ActorSelectionRoutee : Routee
{
    /// <summary>Creates the routee.</summary>
    public ActorSelectionRoutee(ActorSelection actor) => Selection = actor;

    /// <summary>The selection.</summary>
    public ActorSelection Selection { get; }

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Selection.Tell(message, sender);

    /// <inheritdoc/>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Selection.Ask<object>(message, timeout);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelectionRoutee other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Selection.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Selection.Anchor.Path + Selection.PathString;

    /// <summary>Whether both are the same selection.</summary>
    protected bool Equals(ActorSelectionRoutee other) => Selection.Equals(other.Selection);
}
