using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;
using Akka.Event;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>The actor of the coordinator, a cluster singleton: finds the regions, and does what the <see cref="CoordinatorMachine"/> decides.</summary>
internal sealed partial class CoordinatorActor : UntypedActor, IWithTimers, ICoordinatorPort
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(200);

    private readonly string _typeName;
    private readonly ClusterShardingSettings _settings;
    private readonly IShardAllocationStrategy _strategy;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly UnheardNodes _unheard = new();
    private readonly HashSet<Member> _members = [];
    private CoordinatorMachine _machine;

    public CoordinatorActor(string typeName, ClusterShardingSettings settings, IShardAllocationStrategy strategy)
    {
        _typeName = typeName;
        _settings = settings;
        _strategy = strategy;
        _machine = NewMachine(Context.System.Scheduler.Now.Ticks);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private sealed record Tick : INoSerializationVerificationNeeded;

    private sealed record RebalanceTick : INoSerializationVerificationNeeded;

    private sealed record Decided(CoordinatorMachine Machine, string Shard, IActorRef? Region) : INoSerializationVerificationNeeded;

    private sealed record RebalanceDecided(CoordinatorMachine Machine, IImmutableSet<string> Shards) : INoSerializationVerificationNeeded;

    protected override void PreStart()
    {
        StartStrategy();
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));
        Timers.StartPeriodicTimer(nameof(Tick), new Tick(), TickInterval);
        Timers.StartPeriodicTimer(nameof(RebalanceTick), new RebalanceTick(), _settings.TuningParameters.RebalanceInterval);
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RegionMessages.GetShardHome m when _machine.Regions.ContainsKey(Sender): _machine.GetShardHome(Sender, m); break;
            case RegionMessages.GetShardHome: break;
            case RegionMessages.Register m: OnRegister(m); break;
            case RegionMessages.ShardStarted m: _machine.ShardStarted(Sender, m.Shard); break;
            case RegionMessages.ShardStopped m: _machine.ShardStopped(m); break;
            case RegionMessages.HandOffReady m: _machine.HandOffReady(m); break;
            case RegionMessages.GracefulShutdownReq m: _machine.GracefulShutdown(m.Region); break;
            case RegionMessages.StaleEpoch m: OnStaleEpoch(m.Known); break;
            case ActorIdentity { MessageId: string place } identity: OnIdentity(place, identity.Subject); break;
            case Terminated dead: _machine.RegionTerminated(dead.ActorRef); break;
            case Tick: OnTick(); break;
            case RebalanceTick: _machine.ConsiderRebalance(); break;
            case Decided m when m.Machine == _machine: _machine.Allocated(m.Shard, m.Region); break;
            case RebalanceDecided m when m.Machine == _machine: _machine.RebalanceDecided(m.Shards); break;
            case Decided or RebalanceDecided: break;
            case GetCurrentRegions: Sender.Tell(new CurrentRegions(RegionNodes().Keys.ToImmutableHashSet()), Self); break;
            case GetClusterShardingStats m: CollectStats(m.Timeout).PipeTo(Sender, Self); break;
            default: OnMembership(message); break;
        }
    }

    private void OnRegister(RegionMessages.Register account)
    {
        if (_machine.Register(account)) Heard(_unheard.Heard(NodeOf(account.Region), account.IsProxy));
    }

    private void OnStaleEpoch(long known)
    {
        if (known <= _machine.Epoch) return;
        _log.Info("Coordinator of {0}: a region has met epoch {1}, this one is {2}; it starts over with a later one", _typeName, known, _machine.Epoch);
        foreach (var region in _machine.Regions.Keys) Context.Unwatch(region);
        _machine = NewMachine(known + 1);
        Greet(_members);
    }

    private void OnTick()
    {
        foreach (var node in _unheard.Nodes) Hello(node);
        _machine.Tick();
    }

    private CoordinatorMachine NewMachine(long epoch)
    {
        var tuning = _settings.TuningParameters;
        return new CoordinatorMachine(epoch, new CoordinatorTimes(Shorter(tuning.HandOffTimeout, TimeSpan.FromSeconds(5)), tuning.HandOffTimeout, tuning.RetryInterval), TimeProvider.System, this);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private Address NodeOf(IActorRef region) => region.Path.Address.HasLocalScope ? _cluster.SelfAddress : region.Path.Address;

    private Dictionary<Address, IActorRef> RegionNodes()
        => _machine.Regions.Where(r => !r.Value.IsProxy).GroupBy(r => NodeOf(r.Key)).ToDictionary(r => r.Key, r => r.First().Key);

    private async Task<ClusterShardingStats> CollectStats(TimeSpan timeout)
    {
        var answers = RegionNodes().Select(async region =>
        {
            try
            {
                return (region.Key, Stats: (ShardRegionStats?)await region.Value.Ask<ShardRegionStats>(GetShardRegionStats.Instance, timeout).ConfigureAwait(false));
            }
            catch (AskTimeoutException)
            {
                return (region.Key, Stats: null);
            }
        }).ToList();
        var all = await Task.WhenAll(answers).ConfigureAwait(false);
        return new ClusterShardingStats(all.Where(a => a.Stats is not null).ToImmutableDictionary(a => a.Key, a => a.Stats!));
    }

    void ICoordinatorPort.Tell(IActorRef region, object message) => region.Tell(message, Self);

    void ICoordinatorPort.WatchRegion(IActorRef region) => Context.Watch(region);

    void ICoordinatorPort.Log(string template, params object[] values) => _log.Info($"Coordinator of {_typeName}: {template}", values);
}
