using Akka.DistributedData.Serialization;
using Akka.Serialization;
using AkkaCluster.Hosting.Remoting;

namespace AkkaCluster.Samples.Shop;

/// <summary>What the shop's nodes send to each other of Akka.NET's own, beside what any node does.</summary>
internal static class ShopSerialization
{
    private const string Delivery = "Akka.Cluster.Serialization.ReliableDeliverySerializer";

    public static IEnumerable<NarrowedMessages> Narrowed { get; } =
    [
        // Registers, and the two kinds of counters.
        NarrowedMessages.ByManifest("akka-replicated-data", 11, system => new ReplicatedDataSerializer(system), "A", "E", "e", "F", "G", "L"),
        // What goes between producer and consumer; nothing of it for another type of message than ours.
        NarrowedMessages.ByManifest("reliable-delivery", 36, system => (Serializer)Activator.CreateInstance(typeof(Akka.Cluster.Cluster).Assembly.GetType(Delivery, throwOnError: true)!, system)!, "a", "b", "c", "d", "e")
            .Refusing(message => message.GetType() is { IsGenericType: true } type && type.GenericTypeArguments[0] != typeof(PaymentCommand) ? "it delivers no payments" : null),
    ];
}
