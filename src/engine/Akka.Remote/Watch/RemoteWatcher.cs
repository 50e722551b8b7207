using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Remote;

/// <summary>
/// Watches actors of other nodes on behalf of local ones. It sends each node that hosts a watched actor heartbeats; one that does not answer
/// is quarantined, and all who watch its actors are told that these have terminated.
/// </summary>
public partial class RemoteWatcher : UntypedActor, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    /// <summary>The log.</summary>
    protected readonly ILoggingAdapter Log = Context.GetLogger();

    /// <summary>Who watches each watched actor.</summary>
    protected readonly Dictionary<IInternalActorRef, HashSet<IInternalActorRef>> Watching = [];

    /// <summary>The watched actors of each node.</summary>
    protected readonly Dictionary<Address, HashSet<IInternalActorRef>> WatcheeByNodes = [];

    private readonly IFailureDetectorRegistry<Address> _failureDetector;
    private readonly Dictionary<Address, int> _uids = [];
    private readonly TimeSpan _heartbeatExpectedResponseAfter;
    private readonly ICancelable _heartbeats;
    private readonly ICancelable _reaping;

    /// <summary>Makes the actor.</summary>
    /// <param name="failureDetector">Judges nodes by their answers.</param>
    /// <param name="heartbeatInterval">How often watched nodes are sent a heartbeat.</param>
    /// <param name="unreachableReaperInterval">How often watched nodes are judged.</param>
    /// <param name="heartbeatExpectedResponseAfter">When the first answer of a node is expected.</param>
    public RemoteWatcher(
        IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter)
    {
        _failureDetector = failureDetector;
        _heartbeatExpectedResponseAfter = heartbeatExpectedResponseAfter;
        var scheduler = Context.System.Scheduler;
        _heartbeats = scheduler.ScheduleTellRepeatedlyCancelable(heartbeatInterval, heartbeatInterval, Self, HeartbeatTick.Instance, Self);
        _reaping = scheduler.ScheduleTellRepeatedlyCancelable(unreachableReaperInterval, unreachableReaperInterval, Self, ReapUnreachableTick.Instance, Self);
    }

    /// <summary>The nodes that did not answer.</summary>
    protected HashSet<Address> Unreachable { get; } = [];

    /// <summary>The nodes that host watched actors.</summary>
    protected ICollection<Address> WatchingNodes => WatcheeByNodes.Keys;

    /// <summary>The props of the actor.</summary>
    public static Props Props(
        IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter) =>
        Actor.Props.Create(() => new RemoteWatcher(failureDetector, heartbeatInterval, unreachableReaperInterval, heartbeatExpectedResponseAfter)).WithDeploy(Deploy.Local);

    /// <inheritdoc />
    protected override void PostStop()
    {
        _heartbeats.Cancel();
        _reaping.Cancel();
        base.PostStop();
    }

    /// <inheritdoc />
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case HeartbeatTick: SendHeartbeats(); break;
            case Heartbeat: Sender.Tell(new HeartbeatRsp(AddressUidExtension.Uid(Context.System)), Self); break;
            case HeartbeatRsp answer: ReceiveHeartbeatRsp(answer.AddressUid); break;
            case ReapUnreachableTick: ReapUnreachable(); break;
            case ExpectedFirstHeartbeat expected: ExpectHeartbeat(expected.From); break;
            case WatchRemote watch: AddWatching(watch.Watchee, watch.Watcher); break;
            case UnwatchRemote unwatch: RemoveWatch(unwatch.Watchee, unwatch.Watcher); break;
            case Terminated terminated: Died((IInternalActorRef)terminated.ActorRef, terminated.ExistenceConfirmed, terminated.AddressTerminated); break;
            case Stats: Sender.Tell(CurrentStats(), Self); break;
            default: Unhandled(message); break;
        }
    }

    /// <summary>Starts watching an actor on behalf of another.</summary>
    protected void AddWatching(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!Watching.TryGetValue(watchee, out var watchers)) Watching.Add(watchee, watchers = []);
        watchers.Add(watcher);
        WatchNode(watchee);

        // This is what sends the other node a Watch; its answer comes back as Terminated to this actor.
        Context.Watch(watchee);
    }

    /// <summary>Starts monitoring the node of a watched actor.</summary>
    protected virtual void WatchNode(IInternalActorRef watchee)
    {
        var node = watchee.Path.Address;
        if (!WatcheeByNodes.TryGetValue(node, out var watchees))
        {
            WatcheeByNodes.Add(node, watchees = []);
            if (Unreachable.Remove(node)) _failureDetector.Remove(node);
        }

        watchees.Add(watchee);
    }

    /// <summary>Ends watching an actor on behalf of another.</summary>
    protected void RemoveWatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!Watching.TryGetValue(watchee, out var watchers)) return;
        watchers.Remove(watcher);
        if (watchers.Count > 0) return;
        Context.Unwatch(watchee);
        RemoveWatchee(watchee);
    }

    /// <summary>Forgets a watched actor.</summary>
    protected void RemoveWatchee(IInternalActorRef watchee)
    {
        var node = watchee.Path.Address;
        Watching.Remove(watchee);
        if (!WatcheeByNodes.TryGetValue(node, out var watchees)) return;
        watchees.Remove(watchee);
        if (watchees.Count == 0) UnwatchNode(node);
    }

    /// <summary>Ends monitoring a node.</summary>
    protected void UnwatchNode(Address watcheeAddress)
    {
        WatcheeByNodes.Remove(watcheeAddress);
        _uids.Remove(watcheeAddress);
        _failureDetector.Remove(watcheeAddress);
    }

    /// <summary>Tells all who watch actors of the node that these have terminated.</summary>
    protected virtual void PublishAddressTerminated(Address address) =>
        AddressTerminatedTopic.Get(Context.System).Publish(new AddressTerminated(address));

    /// <summary>Quarantines a node that did not answer.</summary>
    protected virtual void Quarantine(Address address, int? addressUid)
    {
        if (((ExtendedActorSystem)Context.System).Provider is IRemoteActorRefProvider provider) provider.Quarantine(address, addressUid);
    }

    private void SendHeartbeats()
    {
        foreach (var node in WatchingNodes)
        {
            if (Unreachable.Contains(node)) continue;
            if (!_failureDetector.IsMonitoring(node))
                Context.System.Scheduler.ScheduleTellOnce(_heartbeatExpectedResponseAfter, Self, new ExpectedFirstHeartbeat(node), Self);
            Context.ActorSelection(new RootActorPath(node) / Self.Path.Elements).Tell(Heartbeat.Instance, Self);
        }
    }

    private void ReceiveHeartbeatRsp(int uid)
    {
        var node = Sender.Path.Address;
        if (!WatcheeByNodes.ContainsKey(node) || Unreachable.Contains(node)) return;
        var isNew = !_uids.TryGetValue(node, out var known) || known != uid;
        _uids[node] = uid;
        _failureDetector.Heartbeat(node);
        if (isNew) WatchAgain(node);
    }

    /// <summary>The node is another incarnation than thought, or the first of which we hear: its actors are told again that they are watched.</summary>
    private void WatchAgain(Address node)
    {
        foreach (var watchee in WatcheeByNodes[node]) watchee.SendSystemMessage(new Watch(watchee, (IInternalActorRef)Self));
    }

    private void ExpectHeartbeat(Address node)
    {
        // No answer has come yet: the detector starts now, as if one had.
        if (WatcheeByNodes.ContainsKey(node) && !Unreachable.Contains(node) && !_failureDetector.IsMonitoring(node)) _failureDetector.Heartbeat(node);
    }

    private void ReapUnreachable()
    {
        foreach (var node in WatchingNodes.Where(n => !Unreachable.Contains(n) && !_failureDetector.IsAvailable(n)).ToList())
        {
            Log.Warning("Node [{0}] is unreachable: it has not answered heartbeats. Its watched actors count as terminated.", node);
            Quarantine(node, _uids.TryGetValue(node, out var uid) ? uid : null);
            PublishAddressTerminated(node);
            Unreachable.Add(node);
        }
    }

    private void Died(IInternalActorRef watchee, bool existenceConfirmed, bool addressTerminated)
    {
        if (!Watching.TryGetValue(watchee, out var watchers)) return;

        // When the whole node is lost, the watchers were told by their own subscription.
        if (!addressTerminated)
            foreach (var watcher in watchers) watcher.SendSystemMessage(new DeathWatchNotification(watchee, existenceConfirmed, addressTerminated));
        RemoveWatchee(watchee);
    }

    private Stats CurrentStats() => new(
        Watching.Values.Sum(watchers => watchers.Count),
        WatcheeByNodes.Count,
        [.. Watching.SelectMany(pair => pair.Value.Select(watcher => ((IActorRef)pair.Key, (IActorRef)watcher)))],
        [.. WatcheeByNodes.Keys]);
}
