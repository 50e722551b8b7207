using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Sharding.Protocol;

/// <summary>What regions say to the coordinator, and to one another.</summary>
internal static class RegionMessages
{
    /// <summary>Here I am, and this is what I host, obeying the coordinator of that epoch. Sent when a region finds a coordinator and when a coordinator greets it.</summary>
    internal sealed record Register(long Epoch, IActorRef Region, bool IsProxy, bool ShuttingDown, ImmutableList<HostedShard> Shards) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Where does this shard live? Answered, once it lives somewhere and not in the region that is known to be lost, with <see cref="CoordinatorMessages.ShardHome"/>.</summary>
    internal sealed record GetShardHome(string Shard, IActorRef? Lost) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>I host the shard now.</summary>
    internal sealed record ShardStarted(string Shard) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Every entity of the shard has stopped here.</summary>
    internal sealed record ShardStopped(long Epoch, long HandOff, string Shard) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>All that a region had sent to the shard has reached the shard's owner; what follows is kept back.</summary>
    internal sealed record HandOffReady(long Epoch, long HandOff, string Shard, IActorRef Region) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Move my shards elsewhere, I am about to stop.</summary>
    internal sealed record GracefulShutdownReq(IActorRef Region) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>From region to region, behind the last message for a shard; who hosts the shard answers the coordinator with <see cref="HandOffReady"/>.</summary>
    internal sealed record Flush(long Epoch, long HandOff, string Shard, IActorRef Region) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Answer to a greeting of an epoch lower than one that the region has met.</summary>
    internal sealed record StaleEpoch(long Known) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>From a region that is about to stop to another, behind its last message to it.</summary>
    internal sealed record Farewell(long Number, IActorRef Region) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Answer to the <see cref="Farewell"/> of that number: all that was sent before it has arrived.</summary>
    internal sealed record FarewellAck(long Number, IActorRef Region) : IClusterShardingSerializable, IDeadLetterSuppression;
}
