namespace Akka.Actor;

/// <summary>What becomes of actors, published to the event stream where <c>akka.actor.telemetry.enabled</c> is on.</summary>
public interface IActorTelemetryEvent : INoSerializationVerificationNeeded, INotInfluenceReceiveTimeout
{
    /// <summary>The actor.</summary>
    IActorRef Subject { get; }

    /// <summary>Its class.</summary>
    Type ActorType { get; }
}
