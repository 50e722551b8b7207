namespace Akka.Actor;

/// <summary>A reference with a cell behind it, whose children can be looked up.</summary>
internal interface IRefWithCell : IInternalActorRef
{
    /// <summary>The children.</summary>
    IEnumerable<IInternalActorRef> Children { get; }

    /// <summary>The child of a name, which may end in <c>#uid</c>; nobody where there is none.</summary>
    IInternalActorRef GetSingleChild(string name);
}
