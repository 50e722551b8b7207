using Akka.Actor;

namespace Akka.Event;

/// <summary>A bus whose subscribers are actors.</summary>
/// <typeparam name="TEvent">The type of events.</typeparam>
/// <typeparam name="TClassifier">The type of classes of events.</typeparam>
public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef> where TClassifier : notnull
{
    /// <summary>Creates it.</summary>
    protected ActorEventBus() { }
}
