using Akka.Actor;
using Akka.Routing;

namespace AkkaCluster.Balancing.Strategies;

/// <summary>A server as the strategies see it. Only the balancer's actor changes it.</summary>
/// <param name="actor">Where the server's requests go.</param>
/// <param name="weight">Its share under weighted round-robin, at least 1.</param>
public class ServerLoad(IActorRef actor, int weight = 1) : ActorRefRoutee(actor)
{
    /// <summary>Its share under weighted round-robin.</summary>
    public int Weight => weight;

    /// <summary>Requests that are with it now.</summary>
    public int Outstanding { get; set; }
}
