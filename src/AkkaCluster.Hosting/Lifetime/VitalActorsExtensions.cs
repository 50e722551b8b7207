using Akka.Actor;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>Ties a node's life to the actors without which it is of no use.</summary>
public static class VitalActorsExtensions
{
    /// <summary>Starts the watch over a node's actors.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="stop">Asked to end the node.</param>
    /// <param name="paths">Actors of Akka.NET's own that are watched as soon as they are there.</param>
    /// <returns>Adds an actor to those that are watched.</returns>
    public static Action<IActorRef> WatchVitalActors(this ActorSystem system, StopRequest stop, params IEnumerable<string> paths)
    {
        Action<string> end = path => stop.Ask($"The actor {path} stopped, without which this node is of no use", ExitCodes.VitalActorStopped);
        var watch = system.ActorOf(Props(end, paths), "vital-actors");
        return actor => watch.Tell(new VitalActors.Vital(actor));
    }

    internal static Props Props(Action<string> end, IEnumerable<string> paths) => Akka.Actor.Props.Create(() => new VitalActors(paths, end));
}
