using Akka.Actor;

namespace Akka.Cluster.Tests.Systems;

/// <summary>Completes a task once the state of the cluster is as expected.</summary>
internal sealed class StateWatcher : UntypedActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly Predicate<ClusterEvent.CurrentClusterState> _expected;
    private readonly TaskCompletionSource _seen;

    public StateWatcher(Predicate<ClusterEvent.CurrentClusterState> expected, TaskCompletionSource seen)
    {
        _expected = expected;
        _seen = seen;
    }

    protected override void PreStart() => _cluster.Subscribe(Self, typeof(ClusterEvent.IClusterDomainEvent));

    protected override void OnReceive(object message)
    {
        if (_expected(message as ClusterEvent.CurrentClusterState ?? _cluster.State))
            _seen.TrySetResult();
    }
}
