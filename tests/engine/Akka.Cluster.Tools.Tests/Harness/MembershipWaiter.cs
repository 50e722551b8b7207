using Akka.Actor;

namespace Akka.Cluster.Tools.Tests.Harness;

/// <summary>Completes a task as soon as the membership is as wanted.</summary>
internal sealed class MembershipWaiter(Func<ClusterEvent.CurrentClusterState, bool> wanted, TaskCompletionSource done) : UntypedActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);

    protected override void PreStart() => _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        if (wanted(_cluster.State)) done.TrySetResult();
    }
}
