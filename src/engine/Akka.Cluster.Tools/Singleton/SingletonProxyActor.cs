using Akka.Actor;
using Akka.Cluster.Tools.Singleton.Serialization;
using Akka.Event;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The actor of <see cref="ClusterSingletonProxy"/>.</summary>
internal sealed class SingletonProxyActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);

    private readonly string[] _managerPath;
    private readonly ClusterSingletonProxySettings _settings;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly AgedMembers _members;
    private readonly SingletonProxyState _state;
    private TimeSpan _retry = FirstRetry;

    public SingletonProxyActor(string managerPath, ClusterSingletonProxySettings settings)
    {
        ClusterSingletonMessageSerializer.Ensure(Context.System);
        _managerPath = managerPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _settings = settings;
        _members = new AgedMembers(_cluster.SelfUniqueAddress, settings.Role);
        _state = new SingletonProxyState(settings.BufferSize);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private sealed record TryLocate : INoSerializationVerificationNeeded;

    protected override void PreStart()
        => _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                _members.Update(state.Members);
                OldestMayHaveChanged();
                break;
            case ClusterEvent.MemberRemoved removed:
                _members.Remove(removed.Member, linger: false);
                OldestMayHaveChanged();
                break;
            case ClusterEvent.IMemberEvent changed:
                _members.Update(_cluster.State.Members);
                _members.Add(changed.Member);
                OldestMayHaveChanged();
                break;
            case SingletonProtocol.Located located: OnLocated(located.Singleton); break;
            case SingletonProtocol.Moving moving: OnMoving(moving.Successor); break;
            case Terminated dead when dead.ActorRef.Equals(_state.Singleton): OnLost(); break;
            case Terminated: break;
            case TryLocate: Locate(); break;
            default: Pass(message, Sender); break;
        }
    }

    private void Pass(object message, IActorRef sender)
    {
        if (_state.Singleton is { } singleton)
        {
            singleton.Tell(message, sender);
            return;
        }

        if (_state.Keep(message, sender) is not { } dropped) return;
        if (_state.Dropped == 1 || _state.Dropped % 1000 == 0)
            _log.Warning("Proxy of singleton {0}: buffer of {1} messages is full, {2} dropped so far", _settings.SingletonName, _settings.BufferSize, _state.Dropped);
        Context.System.DeadLetters.Tell(dropped.Message, dropped.Sender);
    }

    private void OldestMayHaveChanged()
    {
        if (_state.OldestChanged(_members.Candidates.FirstOrDefault()?.Address)) StartLocating();
    }

    private void OnLocated(IActorRef singleton)
    {
        if (singleton.Equals(_state.Singleton)) return;
        Timers.Cancel(nameof(TryLocate));
        _log.Debug("Proxy of singleton {0}: it runs at {1}, {2} messages waited", _settings.SingletonName, singleton.Path, _state.Buffered);
        Context.Watch(singleton);
        _state.Located(singleton, singleton.Tell);
    }

    private void OnMoving(Address? successor)
    {
        var newTarget = _state.Moving(successor);
        Sender.Tell(new SingletonProtocol.Paused(), Self);
        if (newTarget) StartLocating();
        else RetryLater();
    }

    private void OnLost()
    {
        _state.Lost();
        StartLocating();
    }

    private void StartLocating()
    {
        _retry = FirstRetry;
        Locate();
    }

    private void Locate()
    {
        if (_state.Singleton is not null || _state.Target is null) return;
        Context.ActorSelection(new RootActorPath(_state.Target) / _managerPath).Tell(new SingletonProtocol.Locate(), Self);
        RetryLater();
    }

    private void RetryLater()
    {
        Timers.StartSingleTimer(nameof(TryLocate), new TryLocate(), _retry);
        var doubled = _retry * 2;
        _retry = doubled < _settings.SingletonIdentificationInterval ? doubled : _settings.SingletonIdentificationInterval;
    }
}
