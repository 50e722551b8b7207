using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Daemon;

/// <summary>What the cluster's actors of one node say to each other and to themselves.</summary>
internal static class DaemonMessages
{
    public sealed record JoinTo(Address Address);

    public sealed record JoinSeedNodes(ImmutableArray<Address> SeedNodes);

    public sealed record Subscribe(IActorRef Subscriber, ClusterEvent.SubscriptionInitialStateMode Mode, ImmutableArray<Type> To);

    public sealed record Unsubscribe(IActorRef Subscriber, Type? To);

    public sealed record SendCurrentClusterState(IActorRef Receiver);

    public sealed record Publish(MembershipState State);

    public sealed record HeartbeatReceivers(ImmutableHashSet<UniqueAddress> Nodes);

    /// <summary>The connection to this node is gone: a heartbeat at once finds out whether it answers.</summary>
    public sealed record ProbeNow(Address Address);

    /// <summary>What the host of a removed node says to who connects to its port.</summary>
    public sealed record Probed(UniqueAddress Node, bool Refused);

    public sealed record HeardFrom(UniqueAddress Node);

    public sealed record ExpectedFirstHeartbeat(UniqueAddress Node);

    public sealed record ExitingCompleted
    {
        public static readonly ExitingCompleted Instance = new();
    }

    public sealed record Tick(TickKind Kind)
    {
        public static readonly Tick Gossip = new(TickKind.Gossip);
        public static readonly Tick Push = new(TickKind.Push);
        public static readonly Tick Lead = new(TickKind.Lead);
        public static readonly Tick Reap = new(TickKind.Reap);
        public static readonly Tick Heartbeat = new(TickKind.Heartbeat);
        public static readonly Tick Seeds = new(TickKind.Seeds);
        public static readonly Tick RetryJoin = new(TickKind.RetryJoin);
        public static readonly Tick Downing = new(TickKind.Downing);
    }

    public enum TickKind
    {
        Gossip,
        Push,
        Lead,
        Reap,
        Heartbeat,
        Seeds,
        RetryJoin,
        Downing,
    }
}
