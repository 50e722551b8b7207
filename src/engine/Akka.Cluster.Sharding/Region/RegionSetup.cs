using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What a region is made of.</summary>
/// <param name="TypeName">Name of the type of entities.</param>
/// <param name="EntityProps">How an entity is made; null for a proxy.</param>
/// <param name="Settings">Times, sizes and role.</param>
/// <param name="CoordinatorPath">Path of the coordinator without address.</param>
/// <param name="Extractor">Which message is for which entity.</param>
/// <param name="StopMessage">What entities are sent when their shard moves or when they have been idle.</param>
/// <param name="Ended">Set when the region has ended.</param>
internal sealed record RegionSetup(
    string TypeName,
    Func<string, Props>? EntityProps,
    ClusterShardingSettings Settings,
    string CoordinatorPath,
    IMessageExtractor Extractor,
    object StopMessage,
    TaskCompletionSource<Done> Ended) : INoSerializationVerificationNeeded;
