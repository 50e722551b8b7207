using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Tells the cells that have to do with other nodes when one of these is lost.</summary>
internal sealed class AddressTerminatedTopic
{
    private static readonly ConditionalWeakTable<ActorSystem, AddressTerminatedTopic> Topics = [];

    private readonly ConcurrentDictionary<IActorRef, byte> _subscribers = new();

    public static AddressTerminatedTopic Get(ActorSystem system) => Topics.GetValue(system, static _ => new AddressTerminatedTopic());

    public void Subscribe(IActorRef subscriber) => _subscribers.TryAdd(subscriber, 0);

    public void Unsubscribe(IActorRef subscriber) => _subscribers.TryRemove(subscriber, out _);

    public void Publish(AddressTerminated message)
    {
        foreach (var (subscriber, _) in _subscribers) subscriber.Tell(message, ActorRefs.NoSender);
    }
}
