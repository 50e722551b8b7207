using Akka;
using Akka.Actor;

namespace AkkaCluster.Balancing;

/// <summary>Lets an actor answer what it has taken before its system ends.</summary>
public static class Draining
{
    /// <summary>Adds it to what the system does first when it is asked to end.</summary>
    public static void Before(ActorSystem system, IActorRef actor) => CoordinatedShutdown.Get(system).AddTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind, "drain-requests", () => actor.Ask<Done>(Drain.Instance, Timeout.InfiniteTimeSpan));
}
