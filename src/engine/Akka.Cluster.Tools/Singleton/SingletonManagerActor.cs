using Akka.Actor;
using Akka.Cluster.Tools.Singleton.Serialization;
using Akka.Event;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The actor of <see cref="ClusterSingletonManager"/>: feeds membership and messages to a <see cref="SingletonMachine"/> and does what that decides.</summary>
internal sealed class SingletonManagerActor : UntypedActor, ISingletonPort
{
    // Proxies that do not confirm a pause in this time are taken for lost: the hand-over must not hang on them.
    private static readonly TimeSpan PauseTimeout = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan MarginCheckInterval = TimeSpan.FromMilliseconds(50);

    private readonly Props _singletonProps;
    private readonly object _terminationMessage;
    private readonly ClusterSingletonManagerSettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly AgedMembers _members;
    private readonly SingletonMachine _machine;
    private readonly SingletonProxies _proxies = new();
    private readonly TaskCompletionSource<Done> _retired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ICancelable? _retry;
    private IActorRef? _singleton;

    public SingletonManagerActor(Props singletonProps, object terminationMessage, ClusterSingletonManagerSettings settings)
    {
        ClusterSingletonMessageSerializer.Ensure(Context.System);
        _singletonProps = singletonProps;
        _terminationMessage = terminationMessage;
        _settings = settings;
        _members = new AgedMembers(_cluster.SelfUniqueAddress, settings.Role);
        _machine = new SingletonMachine(this);
        if (settings.Role is not null && !_cluster.SelfRoles.Contains(settings.Role))
            throw new ArgumentException($"The manager of singleton '{settings.SingletonName}' was started on {_cluster.SelfAddress}, which has roles [{string.Join(", ", _cluster.SelfRoles)}]; "
                + $"expected role '{settings.Role}'. Start it on members of that role only, and a proxy elsewhere.");
    }

    private sealed record Exit : INoSerializationVerificationNeeded;

    private sealed record Retry : INoSerializationVerificationNeeded;

    private sealed record PauseTimedOut : INoSerializationVerificationNeeded;

    private sealed record MarginCheck(UniqueAddress Node, DateTimeOffset Until) : INoSerializationVerificationNeeded;

    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.UnreachableMember));
        var self = Self;
        CoordinatedShutdown.Get(Context.System).AddTask(CoordinatedShutdown.PhaseClusterExiting, $"singleton-{_settings.SingletonName}-{Self.Path.Uid}", () =>
        {
            if (_cluster.IsTerminated) return Task.FromResult(Done.Instance);
            self.Tell(new Exit(), ActorRefs.NoSender);
            return _retired.Task;
        });
    }

    protected override void PostStop()
    {
        _retry?.Cancel();
        _cluster.Unsubscribe(Self);
        _retired.TrySetResult(Done.Instance);
    }

    // A failing instance is restarted or stopped as its parent's default strategy says.
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                _members.Update(state.Members);
                ViewChanged();
                break;
            case ClusterEvent.MemberRemoved removed: OnRemoved(removed); break;
            case ClusterEvent.IMemberEvent changed:
                _members.Update(_cluster.State.Members);
                _members.Add(changed.Member);
                ViewChanged();
                break;
            case ClusterEvent.UnreachableMember lost: PausedOne(_proxies.LoseNode(lost.Member.Address)); break;
            case SingletonProtocol.HandOverToMe: OnHandOverRequested(); break;
            case SingletonProtocol.HandOverDone: _machine.HandOverConfirmed(AddressOf(Sender)); break;
            case SingletonProtocol.HandOverInProgress: break;
            case SingletonProtocol.Locate: OnLocate(Sender); break;
            case SingletonProtocol.Paused: PausedOne(_proxies.Paused(Sender)); break;
            case Terminated dead: OnTerminated(dead.ActorRef); break;
            case PauseTimedOut: _machine.ProxiesPaused(); break;
            case MarginCheck check: OnMarginCheck(check); break;
            case Retry: _machine.Retry(); break;
            case Exit: _machine.ExitRequested(); break;
            default: Unhandled(message); break;
        }
    }

    private void ViewChanged()
    {
        var before = _machine.State;
        _machine.ViewChanged(_members.View());
        if (!ReferenceEquals(before, _machine.State))
            _log.Debug("Singleton {0}: {1} -> {2}", Self.Path, before.GetType().Name, _machine.State.GetType().Name);
        if (_retry is null && _machine.State is States.BecomingOldestState)
            _retry = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(_settings.HandOverRetryInterval, _settings.HandOverRetryInterval, Self, new Retry(), Self);
    }

    private void OnRemoved(ClusterEvent.MemberRemoved removed)
    {
        var node = removed.Member.UniqueAddress;
        // A member that left in good order has stopped its instance, one whose process is known to be dead runs none; any other may be alive behind a partition.
        var margin = _settings.RemovalMargin > TimeSpan.Zero ? _settings.RemovalMargin : _cluster.DowningProvider.DownRemovalMargin;
        var linger = margin > TimeSpan.Zero && removed.PreviousStatus == MemberStatus.Down && !_cluster.IsConfirmedCrashed(node);
        _members.Remove(removed.Member, linger);
        if (linger) CheckLater(new MarginCheck(node, Context.System.Scheduler.Now + margin));
        PausedOne(_proxies.LoseNode(node.Address));
        ViewChanged();
    }

    // The proof that a member has crashed may come after its removal: it ends the waiting.
    private void OnMarginCheck(MarginCheck check)
    {
        if (Context.System.Scheduler.Now < check.Until && !_cluster.IsConfirmedCrashed(check.Node))
        {
            CheckLater(check);
            return;
        }

        _members.Forget(check.Node);
        ViewChanged();
    }

    private void CheckLater(MarginCheck check) => Context.System.Scheduler.ScheduleTellOnce(MarginCheckInterval, Self, check, Self);

    private void OnHandOverRequested()
    {
        _log.Info("Singleton {0}: {1} asks for hand-over", Self.Path, Sender.Path.Address);
        _machine.HandOverRequested(AddressOf(Sender));
    }

    private void OnLocate(IActorRef proxy)
    {
        if (_proxies.Add(proxy)) Context.Watch(proxy);
        if (_machine.State is States.OldestState && _singleton is not null) proxy.Tell(new SingletonProtocol.Located(_singleton), Self);
        else if (_machine.State.RunsSingleton && _machine.State is not States.OldestState) proxy.Tell(new SingletonProtocol.Moving(_machine.Successors.FirstOrDefault()), Self);
    }

    private void OnTerminated(IActorRef dead)
    {
        if (!dead.Equals(_singleton))
        {
            PausedOne(_proxies.Remove(dead));
            return;
        }

        _log.Info("Singleton {0} has stopped", dead.Path);
        _singleton = null;
        _machine.SingletonTerminated();
    }

    private void PausedOne(bool wasLast)
    {
        if (wasLast) _machine.ProxiesPaused();
    }

    void ISingletonPort.StartSingleton()
    {
        _retry?.Cancel();
        _retry = null;
        _singleton = Context.Watch(Context.ActorOf(_singletonProps, _settings.SingletonName));
        _log.Info("Singleton {0} starts on {1}, the oldest member{2}", _singleton.Path, _cluster.SelfAddress, _settings.Role is null ? "" : $" with role {_settings.Role}");
        foreach (var proxy in _proxies.All) proxy.Tell(new SingletonProtocol.Located(_singleton), Self);
    }

    void ISingletonPort.PauseProxies(Address? successor)
    {
        foreach (var proxy in _proxies.All) proxy.Tell(new SingletonProtocol.Moving(successor), Self);
        Context.System.Scheduler.ScheduleTellOnce(PauseTimeout, Self, new PauseTimedOut(), Self);
        PausedOne(_proxies.StartPause());
    }

    void ISingletonPort.StopSingleton() => _singleton?.Tell(_terminationMessage, Self);

    void ISingletonPort.AskHandOver(Address predecessor) => ManagerAt(predecessor).Tell(new SingletonProtocol.HandOverToMe(), Self);

    void ISingletonPort.ReportProgress(Address successor) => ManagerAt(successor).Tell(new SingletonProtocol.HandOverInProgress(), Self);

    void ISingletonPort.ConfirmHandOver(Address successor) => ManagerAt(successor).Tell(new SingletonProtocol.HandOverDone(), Self);

    void ISingletonPort.Retired()
    {
        _retry?.Cancel();
        _retired.TrySetResult(Done.Instance);
    }

    private ActorSelection ManagerAt(Address node) => Context.ActorSelection(new RootActorPath(node) / Self.Path.Elements);

    private Address AddressOf(IActorRef actor) => actor.Path.Address.HasLocalScope ? _cluster.SelfAddress : actor.Path.Address;
}
