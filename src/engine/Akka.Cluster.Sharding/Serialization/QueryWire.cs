using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Serialization.Wire;
using Google.Protobuf;

namespace Akka.Cluster.Sharding.Serialization;

/// <summary>Queries and their answers to and from protobuf.</summary>
internal static class QueryWire
{
    private static readonly Dictionary<Type, string> Manifests = new()
    {
        [typeof(GetShardRegionState)] = "QA",
        [typeof(GetShardRegionStats)] = "QB",
        [typeof(GetCurrentRegions)] = "QC",
        [typeof(GetClusterShardingStats)] = "QD",
        [typeof(CurrentShardRegionState)] = "QE",
        [typeof(ShardRegionStats)] = "QF",
        [typeof(CurrentRegions)] = "QG",
        [typeof(ClusterShardingStats)] = "QH",
        [typeof(ShardState)] = "QI",
    };

    public static string? ManifestOf(object message) => Manifests.GetValueOrDefault(message.GetType());

    public static byte[]? ToBytes(object message) => message switch
    {
        GetShardRegionState or GetShardRegionStats or GetCurrentRegions => [],
        GetClusterShardingStats m => new TimeoutMessage { Ticks = m.Timeout.Ticks }.ToByteArray(),
        CurrentShardRegionState m => ToWire(m).ToByteArray(),
        ShardRegionStats m => ToWire(m).ToByteArray(),
        CurrentRegions m => new RegionsMessage { Nodes = { m.Regions.Select(ToWire) } }.ToByteArray(),
        ClusterShardingStats m => new ClusterStatsMessage { Regions = { m.Regions.Select(r => new RegionStatsData { Node = ToWire(r.Key), Stats = ToWire(r.Value) }) } }.ToByteArray(),
        ShardState m => ToWire(m).ToByteArray(),
        _ => null,
    };

    public static object? FromBytes(byte[] bytes, string manifest) => manifest switch
    {
        "QA" => GetShardRegionState.Instance,
        "QB" => GetShardRegionStats.Instance,
        "QC" => GetCurrentRegions.Instance,
        "QD" => new GetClusterShardingStats(TimeSpan.FromTicks(TimeoutMessage.Parser.ParseFrom(bytes).Ticks)),
        "QE" => FromWire(RegionStateMessage.Parser.ParseFrom(bytes)),
        "QF" => FromWire(StatsMessage.Parser.ParseFrom(bytes)),
        "QG" => new CurrentRegions(RegionsMessage.Parser.ParseFrom(bytes).Nodes.Select(FromWire).ToImmutableHashSet()),
        "QH" => new ClusterShardingStats(ClusterStatsMessage.Parser.ParseFrom(bytes).Regions.ToImmutableDictionary(r => FromWire(r.Node), r => FromWire(r.Stats))),
        "QI" => FromWire(ShardStateData.Parser.ParseFrom(bytes)),
        _ => null,
    };

    private static RegionStateMessage ToWire(CurrentShardRegionState state)
        => new() { Shards = { state.Shards.Select(ToWire) }, Failed = { state.Failed } };

    private static CurrentShardRegionState FromWire(RegionStateMessage message)
        => new(message.Shards.Select(FromWire).ToImmutableHashSet(), message.Failed.ToImmutableHashSet());

    private static ShardStateData ToWire(ShardState state) => new() { Shard = state.ShardId, Entities = { state.EntityIds } };

    private static ShardState FromWire(ShardStateData message) => new(message.Shard, message.Entities.ToImmutableHashSet());

    private static StatsMessage ToWire(ShardRegionStats stats)
    {
        var message = new StatsMessage { Failed = { stats.Failed } };
        foreach (var (shard, count) in stats.Stats) message.Shards.Add(shard, count);
        return message;
    }

    private static ShardRegionStats FromWire(StatsMessage message) => new(message.Shards.ToImmutableDictionary(), message.Failed.ToImmutableHashSet());

    private static AddressData ToWire(Address a) => new() { Protocol = a.Protocol, System = a.System, Host = a.Host ?? "", Port = a.Port ?? 0 };

    private static Address FromWire(AddressData a) => new(a.Protocol, a.System, a.Host, a.Port);
}
