using Akka.Cluster.Serialization;
using Akka.Cluster.Sharding.Serialization;
using Akka.DistributedData.Serialization;
using AkkaCluster.Hosting.Remoting;

namespace AkkaCluster.Node;

/// <summary>What membership, sharding and replicated data send to each other between nodes.</summary>
internal static class ClusterSerialization
{
    public static IReadOnlyList<NarrowedMessages> Narrowed { get; } =
    [
        NarrowedMessages.ByManifest("akka-cluster", 5, system => new ClusterMessageSerializer(system), ClusterManifests()),
        // The coordinator's state is a register; nothing else is replicated.
        NarrowedMessages.ByManifest("akka-replicated-data", 11, system => new ReplicatedDataSerializer(system), "A", "E", "e", "L"),
        NarrowedMessages.ByManifest("akka-data-replication", 12, system => new ReplicatorMessageSerializer(system)),
        NarrowedMessages.ByManifest("akka-sharding", 13, system => new ClusterShardingMessageSerializer(system)),
    ];

    private static IEnumerable<string> ClusterManifests()
    {
        string[] actions = ["InternalClusterAction+Join", "InternalClusterAction+Welcome", "InternalClusterAction+InitJoin", "InternalClusterAction+InitJoinAck",
            "InternalClusterAction+InitJoinNack", "InternalClusterAction+ExitingConfirmed", "ClusterUserAction+Leave", "ClusterUserAction+Down", "GossipStatus", "GossipEnvelope"];
        return ["HB", "HBR", .. actions.Select(action => $"Akka.Cluster.{action}, Akka.Cluster")];
    }
}
