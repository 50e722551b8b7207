using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Akka.Cluster;

/// <summary>The instruments of the meter "Akka.Cluster", which cost nothing while nobody listens.</summary>
internal static class ClusterMetrics
{
    private static readonly Meter Meter = new("Akka.Cluster");
    private static readonly ConcurrentDictionary<Cluster, bool> Clusters = [];

    public static readonly Counter<long> GossipSent = Meter.CreateCounter<long>("akka.cluster.gossip.sent", "{message}", "Gossip messages sent.");

    public static readonly Counter<long> GossipReceived = Meter.CreateCounter<long>("akka.cluster.gossip.received", "{message}", "Gossip messages received.");

    public static readonly Counter<long> HeartbeatsSent = Meter.CreateCounter<long>("akka.cluster.heartbeats.sent", "{message}", "Heartbeats sent.");

    public static readonly Counter<long> HeartbeatsAnswered =
        Meter.CreateCounter<long>("akka.cluster.heartbeats.answered", "{message}", "Answers to heartbeats received.");

    static ClusterMetrics()
    {
        Meter.CreateObservableGauge("akka.cluster.members", () => Observe(c => c.State.Members.Count), "{member}", "Members of the cluster.");
        Meter.CreateObservableGauge("akka.cluster.members.unreachable", () => Observe(c => c.State.Unreachable.Count), "{member}", "Members that are not reachable.");
    }

    public static void Add(Cluster cluster) => Clusters[cluster] = true;

    public static void Remove(Cluster cluster) => Clusters.TryRemove(cluster, out _);

    private static IEnumerable<Measurement<int>> Observe(Func<Cluster, int> measure) =>
        Clusters.Keys.Select(c => new Measurement<int>(measure(c), c.Tag));
}
