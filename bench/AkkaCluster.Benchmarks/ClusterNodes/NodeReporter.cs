using Akka.Actor;
using Akka.Cluster;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>Prints "formed" once all members are Up here, and "removed" when one is gone.</summary>
public sealed class NodeReporter : ReceiveActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private bool _formed;

    public NodeReporter(int nodes, Action<string> report)
    {
        Receive<ClusterEvent.MemberRemoved>(_ => report("removed"));
        Receive<ClusterEvent.MemberUp>(_ =>
        {
            if (_formed || _cluster.State.Members.Count(m => m.Status == MemberStatus.Up) < nodes) return;
            _formed = true;
            report("formed");
        });
        ReceiveAny(_ => { });
    }

    protected override void PreStart() =>
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));
}
