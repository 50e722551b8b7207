using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;
using AkkaCluster.Downing.Messages;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>Probes members that were lost, exchanges what was found with the other members, and downs those that crashed.</summary>
internal sealed class CrashDetector : ReceiveActor, IWithTimers
{
    private const string ResolverName = "resolver";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A process whose own timer is so late has stood still.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(2);

    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly CrashDetectionSettings _settings;
    private readonly Func<Props> _resolver;
    private readonly CrashBoard _board;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private TimeSpan _wait = FirstWait;
    private long _pulsedAt = TimeProvider.System.GetTimestamp();

    public CrashDetector(CrashDetectionSettings settings, Func<Props> resolver)
    {
        _settings = settings;
        _resolver = resolver;
        _board = new CrashBoard(_cluster.SelfUniqueAddress, settings.Rule, settings.Patience, TimeProvider.System);
        Receive<ClusterEvent.CurrentClusterState>(_ => Update());
        Receive<ClusterEvent.UnreachableMember>(OnUnreachable);
        Receive<ClusterEvent.ReachableMember>(OnFound);
        Receive<ClusterEvent.MemberDowned>(OnDowned);
        Receive<ClusterEvent.MemberRemoved>(OnRemoved);
        Receive<ClusterEvent.IClusterDomainEvent>(_ => Update());
        Receive<DisassociatedEvent>(lost => OnLost(lost.RemoteAddress));
        Receive<Probed>(OnProbed);
        Receive<ProbeVerdict>(OnVerdict);
        Receive<ProbeAgain>(_ => OnProbeAgain());
        Receive<Pulse>(_ => OnPulse());
        Receive<StartResolver>(_ => Resolve());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Resolve();
        Timers.StartPeriodicTimer(Pulse.Instance, Pulse.Instance, PulseInterval);
        _cluster.Subscribe(Self, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
    }

    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        Context.System.EventStream.Unsubscribe(Self);
    }

    /// <summary>
    /// A node that stood still loses sight of the others one by one, seconds apart: of some, answers waited in its sockets. Until it has of all, it takes too many for its own side,
    /// downs the others of them, and goes on alone. So its resolver begins anew when that is over.
    /// </summary>
    private void OnPulse()
    {
        var late = TimeProvider.System.GetElapsedTime(_pulsedAt);
        _pulsedAt = TimeProvider.System.GetTimestamp();
        if (late < Standstill)
            return;
        _log.Warning("Node {Address} stood still for {Seconds} s: its resolver decides nothing for {Pause}.", _cluster.SelfUniqueAddress, (int)late.TotalSeconds, _settings.WakePause);
        Context.Stop(Context.Child(ResolverName));
        Timers.StartSingleTimer(StartResolver.Instance, StartResolver.Instance, _settings.WakePause);
    }

    private void Resolve()
    {
        // The last one's name is free when it has ended, which takes longer only where the pause is no time at all.
        if (Context.Child(ResolverName).IsNobody())
            Context.ActorOf(_resolver(), ResolverName);
        else
            Timers.StartSingleTimer(StartResolver.Instance, StartResolver.Instance, PulseInterval);
    }

    private void Update()
    {
        var state = _cluster.State;
        _board.Update(Peer.From(state.Members), state.Unreachable.Select(m => m.UniqueAddress));
        Decide(alone: false);
    }

    private void OnLost(Address? address)
    {
        Update();
        if (address is not null && _board.Suspect(address) is { } suspect)
            Open(suspect);
    }

    private void OnFound(ClusterEvent.ReachableMember found)
    {
        _board.Close(found.Member.UniqueAddress);
        Update();
    }

    private void OnUnreachable(ClusterEvent.UnreachableMember lost)
    {
        OnLost(lost.Member.Address);
        if (lost.Member.Status == MemberStatus.Down)
            Disconnect(lost.Member);
    }

    private void OnDowned(ClusterEvent.MemberDowned downed)
    {
        Update();
        if (_board.IsLost(downed.Member.UniqueAddress))
            Disconnect(downed.Member);
    }

    /// <summary>
    /// Ends what Akka.Remote has for a member that is down and lost, before the member is removed. Then Akka.NET would, and with it lose the connection to the next process at that
    /// address where one is made meanwhile: what that process sends is kept for a connection that nobody knows any more, and it is never heard.
    /// </summary>
    private void Disconnect(Member lost) => ((IRemoteActorRefProvider)((ExtendedActorSystem)Context.System).Provider).Quarantine(lost.Address, uid: null);

    private void OnRemoved(ClusterEvent.MemberRemoved removed)
    {
        Update();
        var crashed = _board.TakeCrash(removed.Member.UniqueAddress);
        if (removed.PreviousStatus is not (MemberStatus.Leaving or MemberStatus.Exiting))
            DowningInstruments.Downed(crashed);
    }

    private void Probe(UniqueAddress subject)
    {
        var refusals = _board.Refusals;
        PortProbe.TryAsync(subject.Address, _settings.ProbeTimeout).PipeTo(Self, success: verdict => new Probed(subject, verdict, refusals));
    }

    private void Open(UniqueAddress subject)
    {
        Probe(subject);
        _wait = FirstWait;
        ProbeAgainLater();
    }

    // Soon at first: the port of a process that is being torn down may still answer, on a busy machine for tenths of a second.
    private void ProbeAgainLater()
    {
        Timers.StartSingleTimer(ProbeAgain.Instance, ProbeAgain.Instance, _wait);
        _wait = TimeSpan.FromTicks(Math.Min(_wait.Ticks * 2, _settings.ProbeInterval.Ticks));
    }

    private void OnProbed(Probed probed)
    {
        if (_board.Found(probed.Subject, probed.Verdict, probed.Refusals))
            TellSide(new ProbeVerdict(_cluster.SelfUniqueAddress, probed.Subject, probed.Verdict));
        AskSilent(probed.Refusals);
        Decide(alone: false);
    }

    private void TellSide(ProbeVerdict verdict)
    {
        foreach (var member in _board.Side.Where(m => m.Node != verdict.Observer))
            Tell(member.Node, verdict);
    }

    private void Tell(UniqueAddress node, ProbeVerdict verdict) =>
        Context.ActorSelection(new RootActorPath(node.Address) / Self.Path.Elements).Tell(verdict, Self);

    private void OnVerdict(ProbeVerdict verdict)
    {
        var refusals = _board.Refusals;
        if (_board.Hear(verdict.Observer, verdict.Subject, verdict.Verdict))
            Open(verdict.Subject);
        AskSilent(refusals);
        Decide(alone: false);
    }

    // What they answered before the last refusal says nothing any more.
    private void AskSilent(int refusals)
    {
        if (_board.Refusals == refusals)
            return;
        foreach (var silent in _board.Silent)
            Probe(silent);
    }

    private void OnProbeAgain()
    {
        Update();
        Decide(alone: true);
        foreach (var subject in _board.Lost.ToList())
        {
            if (_board.GoesOn(subject))
                Probe(subject);
            else
                _board.Close(subject);
        }
        foreach (var silent in _board.Silent.Except(_board.Lost))
            Probe(silent);
        if (_board.Lost.Count > 0)
            ProbeAgainLater();
    }

    private void Decide(bool alone)
    {
        if (!alone && !_board.IsFirst)
            return;
        foreach (var crash in _board.Crashed().Where(c => alone || !c.IsDecided))
        {
            crash.IsDecided = true;
            _log.Warning("Node {Address} downs {Subject}: its host refuses the connection, so its process is gone. Found by [{Crash}].", _cluster.SelfUniqueAddress, crash.Subject, crash);
            Down(crash.Subject);
        }
    }

    /// <summary>
    /// A member that is down is removed only when it is unreachable too, which the failure detector would say seconds later. The cluster daemon takes a
    /// quarantined association for the end of the member; what is proven here is just that.
    /// </summary>
    private void Down(UniqueAddress crashed)
    {
        Context.System.EventStream.Publish(new QuarantinedEvent(crashed.Address, crashed.Uid));
        _cluster.Down(crashed.Address);
    }

    private sealed record Probed(UniqueAddress Subject, Verdict Verdict, int Refusals);

    private sealed record Pulse
    {
        public static readonly Pulse Instance = new();
    }

    private sealed record StartResolver
    {
        public static readonly StartResolver Instance = new();
    }

    private sealed record ProbeAgain
    {
        public static readonly ProbeAgain Instance = new();
    }
}
