namespace Akka.Actor;

/// <summary>An actor has stopped.</summary>
public sealed class ActorStopped : IActorTelemetryEvent
{
    internal ActorStopped(IActorRef subject, Type actorType)
    {
        Subject = subject;
        ActorType = actorType;
    }

    /// <inheritdoc />
    public IActorRef Subject { get; }

    /// <inheritdoc />
    public Type ActorType { get; }
}
