using Akka.Actor;
using Akka.Cluster.Tools.Internal;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Cluster.Tools.PublishSubscribe.Serialization.Wire;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Cluster.Tools.PublishSubscribe.Serialization;

/// <summary>Writes the messages of mediators in protobuf (serializer id 9).</summary>
public class DistributedPubSubMessageSerializer : SerializerWithStringManifest
{
    private const string Status = "A";
    private const string Delta = "B";
    private const string SendManifest = "C";
    private const string SendToAllManifest = "D";
    private const string PublishManifest = "E";
    private const string ToSubscribers = "F";

    /// <summary>Creates the serializer.</summary>
    public DistributedPubSubMessageSerializer(ExtendedActorSystem system) : base(system)
    {
    }

    /// <summary>Makes the serializer known to a system.</summary>
    internal static void Ensure(ActorSystem system)
        => SerializerRegistration.Ensure(system, ReferenceConfig.Value, "akka-pubsub", typeof(IDistributedPubSubMessage), s => new DistributedPubSubMessageSerializer(s));

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        PubSubProtocol.Status => Status,
        PubSubProtocol.Delta => Delta,
        Send => SendManifest,
        SendToAll => SendToAllManifest,
        Publish => PublishManifest,
        PubSubProtocol.ToSubscribers => ToSubscribers,
        _ => throw new ArgumentException($"Found a message of type {o.GetType()}; expected one of publish-subscribe.", nameof(o)),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => obj switch
    {
        PubSubProtocol.Status status => PubSubWire.ToWire(status).ToByteArray(),
        PubSubProtocol.Delta delta => PubSubWire.ToWire(delta).ToByteArray(),
        Send m => Carry(m.Path, m.LocalAffinity, m.Message),
        SendToAll m => Carry(m.Path, m.ExcludeSelf, m.Message),
        Publish m => Carry(m.Topic, m.SendOneMessageToEachGroup, m.Message),
        PubSubProtocol.ToSubscribers m => Carry(m.Key, false, m.Message),
        _ => throw new ArgumentException($"Found a message of type {obj.GetType()}; expected one of publish-subscribe.", nameof(obj)),
    };

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (manifest == Status) return PubSubWire.FromWire(StatusMessage.Parser.ParseFrom(bytes));
        if (manifest == Delta) return PubSubWire.FromWire(DeltaMessage.Parser.ParseFrom(bytes), system.Provider);
        var carrier = CarrierMessage.Parser.ParseFrom(bytes);
        var message = new Payload(carrier.Payload, carrier.Serializer, carrier.Manifest).Read(system);
        return manifest switch
        {
            SendManifest => new Send(carrier.Key, message, carrier.Flag),
            SendToAllManifest => new SendToAll(carrier.Key, message, carrier.Flag),
            PublishManifest => new Publish(carrier.Key, message, carrier.Flag),
            ToSubscribers => new PubSubProtocol.ToSubscribers(carrier.Key, message),
            _ => throw new ArgumentException($"Found manifest '{manifest}' in a message for serializer {Identifier}; expected one of A to F. Do all nodes run the same version?", nameof(manifest)),
        };
    }

    private byte[] Carry(string key, bool flag, object message)
    {
        var payload = Payload.Of(system, message);
        return new CarrierMessage { Key = key, Flag = flag, Payload = payload.Bytes, Serializer = payload.SerializerId, Manifest = payload.Manifest }.ToByteArray();
    }
}
