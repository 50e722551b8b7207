using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Sharding.Protocol;

/// <summary>
/// What the coordinator says to regions. Each message carries the coordinator's epoch, which grows with each coordinator; a region that has met a coordinator
/// ignores those of lower epochs, so that a message that was long under way cannot start or stop anything.
/// </summary>
internal static class CoordinatorMessages
{
    /// <summary>I am the coordinator: who are you, and what do you host?</summary>
    internal sealed record Hello(long Epoch) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>You are registered.</summary>
    internal sealed record RegisterAck(long Epoch) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>The shard lives in that region; no region is left that could host it where there is none.</summary>
    internal sealed record ShardHome(long Epoch, string Shard, IActorRef? Region) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>The shard is yours.</summary>
    internal sealed record HostShard(long Epoch, string Shard) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>The shard will move: keep back what you have for it.</summary>
    internal sealed record BeginHandOff(long Epoch, long HandOff, string Shard) : IClusterShardingSerializable, IDeadLetterSuppression;

    /// <summary>Stop the shard's entities.</summary>
    internal sealed record HandOff(long Epoch, long Number, string Shard) : IClusterShardingSerializable, IDeadLetterSuppression;
}
