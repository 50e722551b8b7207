using Akka.Actor;
using Akka.Cluster.Daemon;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster.SBR;

/// <summary>Shows the decider each new view of the cluster, and downs whom it says.</summary>
internal sealed class SplitBrainResolverActor : UntypedActor, IWithTimers
{
    private readonly Cluster _cluster;
    private readonly SplitBrainResolverSettings _settings;
    private readonly SplitBrainDecider _decider;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public SplitBrainResolverActor(Cluster cluster, SplitBrainResolverSettings settings)
    {
        _cluster = cluster;
        _settings = settings;
        _decider = new SplitBrainDecider(settings.CreateStrategy(), settings.DowningStableAfter, settings.DownAllWhenUnstable,
            cluster.Settings.MonitoredByNrOfMembers, TimeProvider.System);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        var interval = TimeSpan.FromTicks(Math.Clamp(_settings.DowningStableAfter.Ticks / 10, TimeSpan.TicksPerMillisecond * 50, TimeSpan.TicksPerSecond));
        Timers.StartPeriodicTimer(DaemonMessages.Tick.Downing, DaemonMessages.Tick.Downing, interval, interval);
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IClusterDomainEvent));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DaemonMessages.Tick:
                Decide();
                break;
            case ClusterEvent.IClusterDomainEvent:
                _decider.Observe(_cluster.Membership);
                break;
            case ThisActorSystemQuarantinedEvent quarantined when IsOfTheCluster(quarantined.RemoteAddress):
                _log.Warning("Cluster node {0} downs itself: {1} has quarantined it, so the others have removed it.", _cluster.SelfUniqueAddress, quarantined.RemoteAddress);
                _cluster.Down(_cluster.SelfAddress);
                break;
            case ThisActorSystemQuarantinedEvent:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // One that goes itself, or is gone, has no say in who stays.
    private bool IsOfTheCluster(Address address) => _cluster.State.Members.Any(m =>
        m.Address.Equals(address) && m.Status is not (MemberStatus.Exiting or MemberStatus.Down));

    private void Decide()
    {
        if (_cluster.IsTerminated)
            return;
        _decider.Observe(_cluster.Membership);
        var down = _decider.Tick();
        if (down.IsEmpty)
            return;
        _log.Warning(
            "Cluster node {0} downs [{1}] by the strategy {2}; unreachable for {3} were [{4}].",
            _cluster.SelfUniqueAddress, string.Join(", ", down), _settings.DowningStrategy, _settings.DowningStableAfter,
            string.Join(", ", _cluster.State.Unreachable.Select(m => m.UniqueAddress)));
        foreach (var node in down)
            _cluster.Down(node.Address);
    }
}
