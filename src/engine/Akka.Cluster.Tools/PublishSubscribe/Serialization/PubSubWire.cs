using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Cluster.Tools.PublishSubscribe.Serialization.Wire;
using SerializationService = Akka.Serialization.Serialization;

namespace Akka.Cluster.Tools.PublishSubscribe.Serialization;

/// <summary>Gossip of mediators to and from protobuf.</summary>
internal static class PubSubWire
{
    public static StatusMessage ToWire(PubSubProtocol.Status status)
    {
        var message = new StatusMessage { Reply = status.IsReply };
        message.Versions.AddRange(status.Versions.Select(v => new VersionData { Node = ToWire(v.Key), Version = v.Value }));
        return message;
    }

    public static PubSubProtocol.Status FromWire(StatusMessage message)
        => new(message.Versions.ToImmutableDictionary(v => FromWire(v.Node), v => v.Version), message.Reply);

    public static DeltaMessage ToWire(PubSubProtocol.Delta delta)
    {
        var message = new DeltaMessage();
        foreach (var bucket in delta.Buckets)
        {
            var data = new BucketData { Owner = ToWire(bucket.Owner), From = bucket.From, Version = bucket.Version };
            data.Entries.AddRange(bucket.Content.Select(e => new EntryData
            {
                Key = e.Key, Version = e.Value.Version, Ref = e.Value.Ref is null ? "" : SerializationService.SerializedActorPath(e.Value.Ref),
            }));
            message.Buckets.Add(data);
        }

        return message;
    }

    public static PubSubProtocol.Delta FromWire(DeltaMessage message, IActorRefProvider provider)
        => new(message.Buckets.Select(b => new RegistryBucket(FromWire(b.Owner), b.From, b.Version, b.Entries.ToImmutableDictionary(
            e => e.Key, e => new RegistryEntry(e.Version, e.Ref.Length == 0 ? null : provider.ResolveActorRef(e.Ref))))).ToImmutableList());

    private static AddressData ToWire(Address a) => new() { Protocol = a.Protocol, System = a.System, Host = a.Host ?? "", Port = a.Port ?? 0 };

    private static Address FromWire(AddressData a) => new(a.Protocol, a.System, a.Host, a.Port);
}
