using Akka.Actor;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>A request that is with a server.</summary>
/// <param name="Id">The balancer's number for it.</param>
/// <param name="Task">What is asked for.</param>
/// <param name="Asker">Who waits for the answer.</param>
/// <param name="Server">Where it is.</param>
/// <param name="Started">The clock's timestamp when it was sent.</param>
internal sealed record PendingRequest(long Id, BalancedTask Task, IActorRef Asker, BalancedServer Server, long Started);
