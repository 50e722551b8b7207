using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;
using Akka.Cluster.Sharding.Serialization.Wire;
using Google.Protobuf;
using SerializationService = Akka.Serialization.Serialization;

namespace Akka.Cluster.Sharding.Serialization;

/// <summary>The conversation of regions and coordinator to and from protobuf.</summary>
internal static class StepWire
{
    private static readonly Dictionary<Type, string> Manifests = new()
    {
        [typeof(RegionMessages.Register)] = "RA",
        [typeof(RegionMessages.GetShardHome)] = "RB",
        [typeof(RegionMessages.ShardStarted)] = "RC",
        [typeof(RegionMessages.ShardStopped)] = "RD",
        [typeof(RegionMessages.HandOffReady)] = "RE",
        [typeof(RegionMessages.GracefulShutdownReq)] = "RF",
        [typeof(RegionMessages.Flush)] = "RG",
        [typeof(RegionMessages.StaleEpoch)] = "RH",
        [typeof(RegionMessages.Farewell)] = "RI",
        [typeof(RegionMessages.FarewellAck)] = "RJ",
        [typeof(CoordinatorMessages.Hello)] = "CA",
        [typeof(CoordinatorMessages.RegisterAck)] = "CB",
        [typeof(CoordinatorMessages.ShardHome)] = "CC",
        [typeof(CoordinatorMessages.HostShard)] = "CD",
        [typeof(CoordinatorMessages.BeginHandOff)] = "CE",
        [typeof(CoordinatorMessages.HandOff)] = "CF",
    };

    public static string? ManifestOf(object message) => Manifests.GetValueOrDefault(message.GetType());

    public static IMessage? ToWire(object message) => message switch
    {
        RegionMessages.Register m => ToWire(m),
        RegionMessages.GetShardHome m => Step(shard: m.Shard, region: m.Lost),
        RegionMessages.ShardStarted m => Step(shard: m.Shard),
        RegionMessages.ShardStopped m => Step(m.Epoch, m.HandOff, m.Shard),
        RegionMessages.HandOffReady m => Step(m.Epoch, m.HandOff, m.Shard, m.Region),
        RegionMessages.GracefulShutdownReq m => Step(region: m.Region),
        RegionMessages.Flush m => Step(m.Epoch, m.HandOff, m.Shard, m.Region),
        RegionMessages.StaleEpoch m => Step(m.Known),
        RegionMessages.Farewell m => Step(handOff: m.Number, region: m.Region),
        RegionMessages.FarewellAck m => Step(handOff: m.Number, region: m.Region),
        CoordinatorMessages.Hello m => Step(m.Epoch),
        CoordinatorMessages.RegisterAck m => Step(m.Epoch),
        CoordinatorMessages.ShardHome m => Step(m.Epoch, 0, m.Shard, m.Region),
        CoordinatorMessages.HostShard m => Step(m.Epoch, 0, m.Shard),
        CoordinatorMessages.BeginHandOff m => Step(m.Epoch, m.HandOff, m.Shard),
        CoordinatorMessages.HandOff m => Step(m.Epoch, m.Number, m.Shard),
        _ => null,
    };

    public static object? FromWire(byte[] bytes, string manifest, IActorRefProvider provider)
    {
        if (manifest == "RA") return FromWire(RegisterMessage.Parser.ParseFrom(bytes), provider);
        if (manifest.Length != 2 || manifest[0] is not ('R' or 'C')) return null;
        var step = StepMessage.Parser.ParseFrom(bytes);
        var region = step.Region.Length == 0 ? null : provider.ResolveActorRef(step.Region);
        return manifest switch
        {
            "RB" => new RegionMessages.GetShardHome(step.Shard, region),
            "RC" => new RegionMessages.ShardStarted(step.Shard),
            "RD" => new RegionMessages.ShardStopped(step.Epoch, step.HandOff, step.Shard),
            "RE" => new RegionMessages.HandOffReady(step.Epoch, step.HandOff, step.Shard, region!),
            "RF" => new RegionMessages.GracefulShutdownReq(region!),
            "RG" => new RegionMessages.Flush(step.Epoch, step.HandOff, step.Shard, region!),
            "RH" => new RegionMessages.StaleEpoch(step.Epoch),
            "RI" => new RegionMessages.Farewell(step.HandOff, region!),
            "RJ" => new RegionMessages.FarewellAck(step.HandOff, region!),
            "CA" => new CoordinatorMessages.Hello(step.Epoch),
            "CB" => new CoordinatorMessages.RegisterAck(step.Epoch),
            "CC" => new CoordinatorMessages.ShardHome(step.Epoch, step.Shard, region),
            "CD" => new CoordinatorMessages.HostShard(step.Epoch, step.Shard),
            "CE" => new CoordinatorMessages.BeginHandOff(step.Epoch, step.HandOff, step.Shard),
            "CF" => new CoordinatorMessages.HandOff(step.Epoch, step.HandOff, step.Shard),
            _ => null,
        };
    }

    private static StepMessage Step(long epoch = 0, long handOff = 0, string shard = "", IActorRef? region = null)
        => new() { Epoch = epoch, HandOff = handOff, Shard = shard, Region = region is null ? "" : SerializationService.SerializedActorPath(region) };

    private static RegisterMessage ToWire(RegionMessages.Register account)
    {
        var message = new RegisterMessage { Epoch = account.Epoch, Region = SerializationService.SerializedActorPath(account.Region), Proxy = account.IsProxy, ShuttingDown = account.ShuttingDown };
        message.Shards.AddRange(account.Shards.Select(s => new HostedData { Shard = s.Shard, Stopping = s.Stopping }));
        return message;
    }

    private static RegionMessages.Register FromWire(RegisterMessage message, IActorRefProvider provider)
        => new(message.Epoch, provider.ResolveActorRef(message.Region), message.Proxy, message.ShuttingDown, message.Shards.Select(s => new HostedShard(s.Shard, s.Stopping)).ToImmutableList());
}
