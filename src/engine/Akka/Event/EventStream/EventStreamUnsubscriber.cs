using Akka.Actor;

namespace Akka.Event;

/// <summary>Ends the subscriptions of actors that have stopped.</summary>
internal sealed class EventStreamUnsubscriber : ReceiveActor
{
    public EventStreamUnsubscriber(EventStream eventStream)
    {
        Receive<Register>(register =>
        {
            Context.Watch(register.Actor);
        });
        Receive<Terminated>(terminated =>
        {
            eventStream.Unsubscribe(terminated.ActorRef);
        });
    }

    public sealed record Register(IActorRef Actor) : INoSerializationVerificationNeeded;
}
