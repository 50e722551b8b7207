namespace Akka.Actor;

/// <summary>A reference with a cell behind it.</summary>
public abstract class ActorRefWithCell : InternalActorRefBase
{
    /// <summary>Creates it.</summary>
    protected ActorRefWithCell() { }

    /// <summary>The children.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child of a name, which may end in <c>#uid</c>; nobody where there is none.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);
}
