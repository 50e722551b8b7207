using Akka.Cluster.Serialization;
using Akka.Cluster.Sharding.Serialization;
using Akka.Dispatch.SysMsg;
using Akka.DistributedData.Serialization;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>
/// Takes out of the way by which Akka.NET reads messages whatever lets the bytes choose a type to be made, an actor to be started or one to be stopped:
/// JSON with type names, remote deployment, exceptions by type name, PoisonPill and Kill, supervision from afar.
/// </summary>
internal static class GuardedSerialization
{
    /// <summary>The serializers by their ids, as Akka.NET's reference configurations give them.</summary>
    private static readonly (int Id, string Alias, string Name)[] Refused =
    [
        (1, "json", "Newtonsoft JSON"),
        (2, "proto", "any protobuf type"),
        (3, "daemon-create", "remote deployment"),
        (4, "bytes", "plain bytes"),
        (9, "akka-pubsub", "distributed publish and subscribe"),
        (15, "akka-cluster-client", "the cluster client"),
        (36, "reliable-delivery", "reliable delivery"),
    ];

    private static readonly NarrowedMessages[] Remote =
    [
        NarrowedMessages.Selections("akka-containers", 6, system => new MessageContainerSerializer(system)),
        // Identify and its answer, references, and the heartbeats of remote death watch.
        NarrowedMessages.ByManifest("akka-misc", 16, system => new MiscMessageSerializer(system), "ID", "AID", "AR", "RWHB", "RWHR"),
        NarrowedMessages.ByType("akka-system-msg", 22, system => new SystemMessageSerializer(system), typeof(Watch), typeof(Unwatch), typeof(DeathWatchNotification)),
    ];

    private static readonly NarrowedMessages[] Clustered =
    [
        NarrowedMessages.ByManifest("akka-cluster", 5, system => new ClusterMessageSerializer(system), ClusterManifests()),
        // The coordinator's state is a register; nothing else is replicated.
        NarrowedMessages.ByManifest("akka-replicated-data", 11, system => new ReplicatedDataSerializer(system), "A", "E", "e", "L"),
        NarrowedMessages.ByManifest("akka-data-replication", 12, system => new ReplicatorMessageSerializer(system)),
        NarrowedMessages.ByManifest("akka-sharding", 13, system => new ClusterShardingMessageSerializer(system)),
    ];

    /// <summary>The setup of an actor system that is guarded.</summary>
    /// <param name="clustered">Whether it joins a cluster.</param>
    public static SerializationSetup Setup(bool clustered) => SerializationSetup.Create(system =>
    [
        .. Refused.Select(refused => SerializerDetails.Create(
            refused.Alias, new RefusingSerializer(system, refused.Id, refused.Name), refused.Id == 1 ? [typeof(object)] : [])),
        .. Remote.Concat(clustered ? Clustered : []).Select(messages => SerializerDetails.Create(messages.Alias, new NarrowedSerializer(system, messages), [])),
    ]);

    private static IEnumerable<string> ClusterManifests()
    {
        string[] actions = ["InternalClusterAction+Join", "InternalClusterAction+Welcome", "InternalClusterAction+InitJoin", "InternalClusterAction+InitJoinAck",
            "InternalClusterAction+InitJoinNack", "InternalClusterAction+ExitingConfirmed", "ClusterUserAction+Leave", "ClusterUserAction+Down", "GossipStatus", "GossipEnvelope"];
        return ["HB", "HBR", .. actions.Select(action => $"Akka.Cluster.{action}, Akka.Cluster")];
    }
}
