namespace Akka.Actor;

/// <summary>What a reference with a cell shows of it to a selection or a path look-up.</summary>
internal interface ICell
{
    IInternalActorRef GetSingleChild(string name);

    IEnumerable<IInternalActorRef> GetChildren();
}
