namespace Akka.Actor;

/// <summary>Makes selections.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>The actors at a path.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(((ExtendedActorSystem)system).Provider.RootGuardianAt(actorPath.Root.Address), actorPath.Elements);

    /// <summary>The actors at a path, which begins at a place where it is relative.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (path.Length > 0 && path[0] == '/') return new ActorSelection(provider.RootGuardian, path);
        if (!path.Contains("://", StringComparison.Ordinal)) return new ActorSelection(lookupRoot, path);
        return ActorPath.TryParse(path, out ActorPath? parsed) ? new ActorSelection(provider.RootGuardianAt(parsed.Address), parsed.Elements)
            : new ActorSelection(provider.DeadLetters, "");
    }

    /// <summary>The actors at a path relative to an actor.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
