using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Cluster.Tools.PublishSubscribe.Serialization;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>The actor of <see cref="DistributedPubSubMediator"/>: gossip and subscriptions. Passing messages on is in the other part.</summary>
internal sealed partial class MediatorActor : UntypedActor, IWithTimers
{
    private readonly DistributedPubSubSettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly PubSubRegistry _registry;
    private readonly LocalTopics _topics = new();
    private readonly HashSet<Address> _nodes = [];
    private readonly Dictionary<Address, IActorRef> _mediators = [];
    private long _pushedVersion;

    public MediatorActor(DistributedPubSubSettings settings)
    {
        DistributedPubSubMessageSerializer.Ensure(Context.System);
        _settings = settings;
        _registry = new PubSubRegistry(_cluster.SelfAddress, TimeProvider.System);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private sealed record GossipTick : INoSerializationVerificationNeeded;

    private sealed record PruneTick : INoSerializationVerificationNeeded;

    private sealed record Push : INoSerializationVerificationNeeded;

    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));
        Timers.StartPeriodicTimer(nameof(GossipTick), new GossipTick(), _settings.GossipInterval);
        Timers.StartPeriodicTimer(nameof(PruneTick), new PruneTick(), _settings.RemovedTimeToLive > TimeSpan.Zero ? _settings.RemovedTimeToLive : _settings.GossipInterval);
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case PubSubProtocol.ToSubscribers delivery: Deliver(delivery.Key, delivery.Message, fromAfar: true); break;
            case Publish publish: OnPublish(publish); break;
            case Send send: OnSend(send); break;
            case SendToAll send: OnSendToAll(send); break;
            case Put put: OnPut(put.Ref); break;
            case Remove remove: OnRemove(remove.Path); break;
            case Subscribe subscribe: OnSubscribe(subscribe); break;
            case Unsubscribe unsubscribe: OnUnsubscribe(unsubscribe); break;
            case Terminated dead: OnTerminated(dead.ActorRef); break;
            case GetTopics: Sender.Tell(new CurrentTopics(_registry.KeysFrom("t:").Select(k => RegistryKey.TopicOf(k)!).ToImmutableHashSet()), Self); break;
            case CountSubscribers count: Sender.Tell(_topics.Of(RegistryKey.Topic(count.Topic, null)).Count, Self); break;
            case PubSubProtocol.CountNodes count: Sender.Tell(_registry.Find(count.Key).Count(), Self); break;
            default: OnGossip(message); break;
        }
    }

    private void OnGossip(object message)
    {
        switch (message)
        {
            case PubSubProtocol.Status status: OnStatus(status); break;
            case PubSubProtocol.Delta delta: OnDelta(delta); break;
            case ActorIdentity identity:
                if (identity.Subject is not null) OnFound(identity.Subject);
                break;
            case GossipTick: GossipWithOne(); break;
            case Push: PushChanges(); break;
            case PruneTick: _registry.Prune(_settings.RemovedTimeToLive); break;
            case ClusterEvent.CurrentClusterState state:
                foreach (var member in state.Members) OnMember(member);
                break;
            case ClusterEvent.MemberRemoved removed:
                _nodes.Remove(removed.Member.Address);
                _mediators.Remove(removed.Member.Address);
                _registry.RemoveNode(removed.Member.Address);
                break;
            case ClusterEvent.IMemberEvent changed: OnMember(changed.Member); break;
            default: Unhandled(message); break;
        }
    }

    private void OnMember(Member member)
    {
        if (member.Address.Equals(_cluster.SelfAddress) || member.Status is MemberStatus.Joining or MemberStatus.Removed) return;
        if (_settings.Role is not null && !member.HasRole(_settings.Role)) return;
        if (_nodes.Add(member.Address)) LookFor(member.Address);
    }

    private void OnPut(IActorRef actor)
    {
        Context.Watch(actor);
        Set(RegistryKey.Path(actor.Path.ToStringWithoutAddress()), actor);
    }

    private void OnRemove(string path) => Set(RegistryKey.Path(path), null);

    private void OnSubscribe(Subscribe subscribe)
    {
        var key = RegistryKey.Topic(subscribe.Topic, subscribe.Group);
        Context.Watch(subscribe.Ref);
        if (_topics.Add(key, subscribe.Ref)) Set(key, Self);
        Sender.Tell(new SubscribeAck(subscribe), Self);
    }

    private void OnUnsubscribe(Unsubscribe unsubscribe)
    {
        var key = RegistryKey.Topic(unsubscribe.Topic, unsubscribe.Group);
        if (_topics.Remove(key, unsubscribe.Ref)) Set(key, null);
        Sender.Tell(new UnsubscribeAck(unsubscribe), Self);
    }

    private void OnTerminated(IActorRef dead)
    {
        foreach (var key in _topics.RemoveEverywhere(dead)) Set(key, null);
        var path = RegistryKey.Path(dead.Path.ToStringWithoutAddress());
        if (_registry.Own.Content.TryGetValue(path, out var entry) && dead.Equals(entry.Ref)) Set(path, null);
    }

    private void Set(string key, IActorRef? actor)
    {
        var from = _registry.Own.Version;
        if (!_registry.Set(key, actor)) return;
        if (_pushedVersion != 0) return;
        // One push carries all changes that are made before the mediator comes to it.
        _pushedVersion = Math.Max(from, 1);
        Self.Tell(new Push(), Self);
    }

    private void PushChanges()
    {
        var versions = _registry.Versions.SetItem(_cluster.SelfAddress, _pushedVersion == 1 ? 0 : _pushedVersion);
        _pushedVersion = 0;
        var delta = new PubSubProtocol.Delta(_registry.DeltaFor(versions, _settings.MaxDeltaElements));
        foreach (var mediator in _mediators.Values) mediator.Tell(delta, Self);
    }

    private void GossipWithOne()
    {
        foreach (var node in _nodes)
            if (!_mediators.ContainsKey(node)) LookFor(node);
        if (_mediators.Count > 0) SendStatus(_mediators.Values.ElementAt(Random.Shared.Next(_mediators.Count)), isReply: false);
    }

    private void OnStatus(PubSubProtocol.Status status)
    {
        var delta = _registry.DeltaFor(status.Versions, _settings.MaxDeltaElements);
        if (delta.Count > 0) Sender.Tell(new PubSubProtocol.Delta(delta), Self);
        if (!status.IsReply && _registry.IsBehind(status.Versions, _nodes.Contains)) Sender.Tell(new PubSubProtocol.Status(_registry.Versions, true), Self);
    }

    private void OnDelta(PubSubProtocol.Delta delta)
    {
        foreach (var bucket in delta.Buckets)
            if (_nodes.Contains(bucket.Owner)) _registry.Merge(bucket);
    }

    private void OnFound(IActorRef mediator)
    {
        var node = mediator.Path.Address;
        if (!_nodes.Contains(node)) return;
        _mediators[node] = mediator;
        SendStatus(mediator, isReply: false);
    }

    private void SendStatus(IActorRef mediator, bool isReply) => mediator.Tell(new PubSubProtocol.Status(_registry.Versions, isReply), Self);

    // A node that runs no mediator could not read what mediators say; whether it runs one any node can tell.
    private void LookFor(Address node) => Context.ActorSelection(new RootActorPath(node) / Self.Path.Elements).Tell(new Identify(node.ToString()), Self);
}
