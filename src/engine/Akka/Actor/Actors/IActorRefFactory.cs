namespace Akka.Actor;

/// <summary>Makes actors and finds them.</summary>
public interface IActorRefFactory
{
    /// <summary>Makes an actor.</summary>
    /// <param name="props">The recipe.</param>
    /// <param name="name">Its name, unique among its siblings; null for one that is made up.</param>
    /// <exception cref="InvalidActorNameException">The name is not valid or is taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>The actors at a path.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>The actors at a path, which may be relative and may hold wildcards.</summary>
    ActorSelection ActorSelection(string actorPath);
}
