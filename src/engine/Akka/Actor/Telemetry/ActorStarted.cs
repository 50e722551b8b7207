namespace Akka.Actor;

/// <summary>An actor has started.</summary>
public sealed class ActorStarted : IActorTelemetryEvent
{
    internal ActorStarted(IActorRef subject, Type actorType)
    {
        Subject = subject;
        ActorType = actorType;
    }

    /// <inheritdoc />
    public IActorRef Subject { get; }

    /// <inheritdoc />
    public Type ActorType { get; }
}
