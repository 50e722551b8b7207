namespace Akka.Actor;

/// <summary>A watched actor terminated and the watcher did not handle <see cref="Terminated"/>.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor [{deadActor}] terminated: handle Terminated, or unwatch it before it stops.") => DeadActor = deadActor;

    /// <summary>The actor that terminated.</summary>
    public IActorRef DeadActor { get; }
}
