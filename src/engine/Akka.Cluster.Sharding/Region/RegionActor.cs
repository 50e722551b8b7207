using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;
using Akka.Cluster.Tools.Singleton;
using Akka.Event;

namespace Akka.Cluster.Sharding.Region;

/// <summary>The actor of <see cref="ShardRegion"/>: receives, asks the <see cref="RegionRouter"/>, sends. Queries and entities are in the other parts.</summary>
internal sealed partial class RegionActor : UntypedActor, IWithTimers, IRegionPort
{
    private static readonly TimeSpan FindInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(5);
    private const int IdleTicks = 4;

    private readonly RegionSetup _setup;
    private readonly TuningParameters _tuning;
    private readonly IMessageExtractor _extractor;
    private readonly Func<object, object?> _unwrap;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly AgedMembers _members;
    private readonly RegionRouter _router;
    private readonly string[] _coordinatorPath;
    private readonly HashSet<IActorRef> _watchedRegions = [];
    private readonly HashSet<Address> _lostNodes = [];
    private IActorRef? _coordinator;
    private Address? _oldest;
    private long _reportedOverflow;

    public RegionActor(RegionSetup setup)
    {
        _setup = setup;
        _tuning = setup.Settings.TuningParameters;
        _extractor = setup.Extractor;
        _unwrap = setup.Extractor.EntityMessage;
        _members = new AgedMembers(_cluster.SelfUniqueAddress, setup.Settings.Role);
        _router = new RegionRouter(Self, setup.EntityProps is null, _tuning.BufferSize, this);
        _coordinatorPath = setup.CoordinatorPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));
        Timers.StartPeriodicTimer(nameof(RegionTicks.Retry), new RegionTicks.Retry(), _tuning.RetryInterval);
        var idle = _setup.Settings.PassivateIdleEntityAfter;
        if (idle > TimeSpan.Zero && _setup.EntityProps is not null) Timers.StartPeriodicTimer(nameof(RegionTicks.Idle), new RegionTicks.Idle(), idle / IdleTicks);
    }

    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        _router.DropWaiting("the region has stopped");
        _setup.Ended.TrySetResult(Done.Instance);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case IRegionInternal own: OnInternal(own); break;
            case ShardingEnvelope or ShardRegion.StartEntity: Deliver(message); break;
            case IClusterShardingSerializable protocol: OnProtocol(protocol); break;
            case Terminated dead: OnTerminated(dead.ActorRef); break;
            case ClusterEvent.CurrentClusterState state:
                _members.Update(state.Members);
                OldestMayHaveChanged();
                break;
            case ClusterEvent.MemberRemoved removed:
                _members.Remove(removed.Member, linger: false);
                OldestMayHaveChanged();
                NodeLost(removed.Member.Address);
                break;
            case ClusterEvent.IMemberEvent changed:
                _lostNodes.Remove(changed.Member.Address);
                _members.Update(_cluster.State.Members);
                _members.Add(changed.Member);
                OldestMayHaveChanged();
                break;
            case GracefulShutdown: StartShutdown(); break;
            case GetEntityLocation where: OnGetEntityLocation(where); break;
            case Passivate: _log.Warning("Region {0} got Passivate from {1}: entities send it to their parent, Context.Parent", _setup.TypeName, Sender); break;
            default: Deliver(message); break;
        }

        if (_router.ShuttingDown && _router.MayStop()) Context.Stop(Self);
    }

    private void Deliver(object message)
    {
        if (_extractor.EntityId(message) is not { Length: > 0 } entity)
        {
            _log.Warning("Region {0}: message of type {1} is for no entity, its extractor says; it is dropped", _setup.TypeName, message.GetType());
            Unhandled(message);
            return;
        }

        _router.Deliver(_extractor.ShardId(entity, message), entity, message, Sender);
    }

    private void OnProtocol(IClusterShardingSerializable message)
    {
        switch (message)
        {
            case CoordinatorMessages.ShardHome home: _router.ShardHome(home); break;
            case RegionMessages.Flush flush: _router.Flush(flush); break;
            case RegionMessages.Farewell farewell: farewell.Region.Tell(new RegionMessages.FarewellAck(farewell.Number, Self), Self); break;
            case RegionMessages.FarewellAck ack: _router.FarewellArrived(ack); break;
            case CoordinatorMessages.BeginHandOff order: _router.BeginHandOff(order); break;
            case CoordinatorMessages.HandOff order: _router.HandOff(order); break;
            case CoordinatorMessages.HostShard order: _router.HostShard(order); break;
            case CoordinatorMessages.Hello hello: OnHello(hello.Epoch); break;
            case CoordinatorMessages.RegisterAck ack: OnRegisterAck(ack.Epoch); break;
            default: OnQuery(message); break;
        }
    }

    private void OnHello(long epoch)
    {
        if (Obey(epoch)) Sender.Tell(_router.Account(), Self);
    }

    private void OnRegisterAck(long epoch)
    {
        if (!Obey(epoch)) return;
        Timers.Cancel(nameof(RegionTicks.FindCoordinator));
        _router.RegisterAck();
    }

    private bool Obey(long epoch)
    {
        if (!_router.Meet(epoch))
        {
            Sender.Tell(new RegionMessages.StaleEpoch(_router.Epoch), Self);
            return false;
        }

        if (Sender.Equals(_coordinator)) return true;
        if (_coordinator is not null) Context.Unwatch(_coordinator);
        _coordinator = Context.Watch(Sender);
        Timers.StartSingleTimer(nameof(RegionTicks.FindCoordinator), new RegionTicks.FindCoordinator(), FindInterval);
        _log.Debug("Region {0} obeys coordinator {1} of epoch {2}", _setup.TypeName, Sender, epoch);
        return true;
    }

    private void OldestMayHaveChanged()
    {
        var oldest = _members.Candidates.FirstOrDefault()?.Address;
        if (Equals(oldest, _oldest)) return;
        _oldest = oldest;
        if (_coordinator is null) FindCoordinator();
    }

    private void FindCoordinator()
    {
        if (_router.Registered) return;
        if (_coordinator is not null) _coordinator.Tell(_router.Account(), Self);
        else if (_oldest is not null) Context.ActorSelection(new RootActorPath(_oldest) / _coordinatorPath).Tell(_router.Account(), Self);
        Timers.StartSingleTimer(nameof(RegionTicks.FindCoordinator), new RegionTicks.FindCoordinator(), FindInterval);
    }

    private void OnTerminated(IActorRef dead)
    {
        if (dead.Equals(_coordinator))
        {
            _coordinator = null;
            _router.CoordinatorLost();
            FindCoordinator();
        }
        else if (_hosts.Values.FirstOrDefault(h => dead.Equals(h.Actor)) is { } host) OnShardActorEnded(host);
        else if (_watchedRegions.Remove(dead)) _router.RegionTerminated(dead);
    }

    // Actors that watch others there hear of it later than this region, so that what they then send through it is not sent to the lost node.
    private void NodeLost(Address node)
    {
        _lostNodes.Add(node);
        foreach (var region in _watchedRegions.Where(r => r.Path.Address.Equals(node)).ToList()) OnTerminated(Context.Unwatch(region));
    }

    private void StartShutdown()
    {
        if (_router.ShuttingDown) return;
        _log.Info("Region {0} hands over its {1} shards and stops", _setup.TypeName, _router.Hosted.Count());
        _router.StartShutdown();
        Timers.StartSingleTimer(nameof(RegionTicks.ShutdownTimeout), new RegionTicks.ShutdownTimeout(), _tuning.HandOffTimeout + ShutdownMargin);
    }

    private void Retry()
    {
        _router.AskForHomes();
        if (_router.ShuttingDown) _router.StartShutdown();
        if (_router.Budget.Overflowed > _reportedOverflow)
        {
            _log.Warning("Region {0}: buffers of {1} messages were full, {2} messages dropped so far", _setup.TypeName, _router.Budget.Limit, _router.Budget.Overflowed);
            _reportedOverflow = _router.Budget.Overflowed;
        }
    }

    void IRegionPort.Forward(IActorRef region, object message, IActorRef sender) => region.Tell(message, sender);

    void IRegionPort.TellCoordinator(object message) => _coordinator?.Tell(message, Self);

    void IRegionPort.WatchRegion(IActorRef region)
    {
        if (_watchedRegions.Add(region)) Context.Watch(region);
    }

    bool IRegionPort.IsLost(IActorRef region) => _lostNodes.Contains(region.Path.Address);

    void IRegionPort.Dropped(string shard, object message, IActorRef sender, string reason) => Drop(message, sender, reason);

    private void Drop(object message, IActorRef sender, string reason)
    {
        _log.Debug("Region {0} drops {1}: {2}", _setup.TypeName, message.GetType(), reason);
        Context.System.DeadLetters.Tell(message, sender);
    }
}
