using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Events;
using Akka.Cluster.Gossiping;
using Akka.Remote;

namespace Akka.Cluster.Daemon;

/// <summary>Tells subscribers what happens, each in the order in which it happened.</summary>
internal sealed class EventPublisher : UntypedActor
{
    private readonly Cluster _cluster;
    private readonly Dictionary<IActorRef, ImmutableHashSet<Type>> _subscribers = [];
    private readonly IActorRef? _remoteWatcher;
    private MembershipState _state;

    public EventPublisher(Cluster cluster)
    {
        _cluster = cluster;
        _remoteWatcher = (cluster.System.Provider as IRemoteActorRefProvider)?.RemoteWatcher;
        _state = Empty;
    }

    private MembershipState Empty => new(Gossip.Empty, _cluster.SelfUniqueAddress);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DaemonMessages.Publish publish:
                Publish(publish.State);
                break;
            case DaemonMessages.Subscribe subscribe:
                Subscribe(subscribe);
                break;
            case DaemonMessages.Unsubscribe unsubscribe:
                Unsubscribe(unsubscribe.Subscriber, unsubscribe.To);
                break;
            case DaemonMessages.SendCurrentClusterState send:
                send.Receiver.Tell(MembershipEvents.StateOf(_state), Self);
                break;
            case Terminated terminated:
                _subscribers.Remove(terminated.ActorRef);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // What becomes of the others this node will not know any more.
    protected override void PostStop()
    {
        Send(ClusterEvent.ClusterShuttingDown.Instance);
        if (_state.Gossip.HasMember(_cluster.SelfUniqueAddress))
            Publish(new MembershipState(_state.Gossip.Remove([_cluster.SelfUniqueAddress], 0), _cluster.SelfUniqueAddress));
    }

    private void Publish(MembershipState state)
    {
        var events = MembershipEvents.Between(_state, state).ToList();
        _state = state;
        foreach (var what in events)
            Send(what);
        if (events.OfType<ClusterEvent.MemberUp>().Any(e => e.Member.UniqueAddress == _cluster.SelfUniqueAddress))
            _cluster.Callbacks.Up();
    }

    private void Subscribe(DaemonMessages.Subscribe subscribe)
    {
        if (subscribe.Mode == ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot)
        {
            subscribe.Subscriber.Tell(MembershipEvents.StateOf(_state), Self);
        }
        else
        {
            foreach (var what in MembershipEvents.Between(Empty, _state).Where(e => subscribe.To.Any(type => type.IsInstanceOfType(e))))
                subscribe.Subscriber.Tell(what, Self);
        }
        var types = _subscribers.GetValueOrDefault(subscribe.Subscriber, []);
        _subscribers[subscribe.Subscriber] = types.Union(subscribe.To);
        Context.Watch(subscribe.Subscriber);
    }

    private void Unsubscribe(IActorRef subscriber, Type? type)
    {
        if (!_subscribers.TryGetValue(subscriber, out var types))
            return;
        var left = type is null ? [] : types.Remove(type);
        if (left.IsEmpty)
        {
            _subscribers.Remove(subscriber);
            Context.Unwatch(subscriber);
        }
        else
        {
            _subscribers[subscriber] = left;
        }
    }

    private void Send(ClusterEvent.IClusterDomainEvent what)
    {
        foreach (var (subscriber, types) in _subscribers)
        {
            if (types.Any(type => type.IsInstanceOfType(what)))
                subscriber.Tell(what, Self);
        }

        // Last: whoever learns by death watch that an actor of a removed member is gone finds those who route by membership informed.
        if (what is ClusterEvent.IMemberEvent)
            _remoteWatcher?.Tell(what, Self);
    }
}
