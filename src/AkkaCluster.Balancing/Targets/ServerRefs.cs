using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Server;

namespace AkkaCluster.Balancing.Targets;

/// <summary>Where the requests for a server go.</summary>
internal static class ServerRefs
{
    /// <summary>The server's actor by its address, whether it is there or not; for a gateway, a child actor that speaks HTTP to it.</summary>
    public static IActorRef Create(ServerTarget target, BalancerOptions settings, IActorContext context) => target.IsGateway
        ? context.ActorOf(GatewayActor.Props(new Uri(target.Address), settings))
        : Resolve(((ExtendedActorSystem)context.System).Provider, target);

    // Servers speak TLS where the balancer does, and Akka.Remote has a scheme of its own for that.
    private static IActorRef Resolve(IActorRefProvider provider, ServerTarget target) =>
        provider.ResolveActorRef($"{provider.DefaultAddress.Protocol}://{ServerActor.SystemName}@{target.Address}/user/{ServerActor.Name}");
}
