using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Util;

namespace Akka.Cluster.Protocol;

/// <summary>What the cluster daemons of two nodes say to each other.</summary>
internal static class ClusterProtocol
{
    /// <summary>Is anyone there who is in a cluster? Carries the settings that must be alike, for the check at joining.</summary>
    public sealed record InitJoin(ImmutableSortedDictionary<string, string> Settings) : IClusterMessage;

    /// <summary>I am in a cluster; <see cref="Differences"/> says which settings keep the asker out, if any do.</summary>
    public sealed record InitJoinAck(Address From, ImmutableArray<string> Differences) : IClusterMessage;

    /// <summary>I am in no cluster either.</summary>
    public sealed record InitJoinNack(Address From) : IClusterMessage;

    public sealed record Join(UniqueAddress Node, ImmutableHashSet<string> Roles, AppVersion AppVersion) : IClusterMessage;

    public sealed record Welcome(UniqueAddress From, Gossip Gossip) : IClusterMessage;

    public sealed record GossipEnvelope(UniqueAddress From, UniqueAddress To, Gossip Gossip) : IClusterMessage;

    /// <summary>Which version I have and who, as far as I know, has it too: enough to find out whether there is something to tell.</summary>
    public sealed record GossipStatus(UniqueAddress From, VectorClock Version, long SeenDigest) : IClusterMessage;

    public sealed record Heartbeat(Address From, long Sequence) : IClusterMessage;

    public sealed record HeartbeatRsp(UniqueAddress From, long Sequence) : IClusterMessage;

    public sealed record Leave(Address Node) : IClusterMessage;

    public sealed record Down(Address Node) : IClusterMessage;

    /// <summary>I am Exiting, all my parts have stopped: I may be removed.</summary>
    public sealed record ExitingConfirmed(UniqueAddress Node) : IClusterMessage;
}
