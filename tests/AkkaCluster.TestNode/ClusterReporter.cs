using Akka.Actor;
using Akka.Cluster;

namespace AkkaCluster.TestNode;

/// <summary>Reports what happens in the cluster: "MemberUp akka.tcp://t@127.0.0.1:4053".</summary>
internal sealed class ClusterReporter : ReceiveActor
{
    public ClusterReporter()
    {
        var cluster = Akka.Cluster.Cluster.Get(Context.System);
        Receive<ClusterEvent.IMemberEvent>(e => Report.Line($"{e.GetType().Name} {e.Member.Address}"));
        Receive<ClusterEvent.ReachabilityEvent>(e => Report.Line($"{e.GetType().Name} {e.Member.Address}"));
        Receive<ClusterEvent.LeaderChanged>(e => Report.Line($"LeaderChanged {e.Leader}"));
        Receive<ClusterEvent.ClusterShuttingDown>(_ => Report.Line("ClusterShuttingDown"));
        ReceiveAny(_ => { });
        cluster.Subscribe(Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IClusterDomainEvent));
    }
}
