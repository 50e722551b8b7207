namespace Akka.Actor;

/// <summary>An actor was restarted after a failure.</summary>
public sealed class ActorRestarted : IActorTelemetryEvent
{
    internal ActorRestarted(IActorRef subject, Type actorType, Exception reason)
    {
        Subject = subject;
        ActorType = actorType;
        Reason = reason;
    }

    /// <inheritdoc />
    public IActorRef Subject { get; }

    /// <inheritdoc />
    public Type ActorType { get; }

    /// <summary>The failure.</summary>
    public Exception Reason { get; }
}
