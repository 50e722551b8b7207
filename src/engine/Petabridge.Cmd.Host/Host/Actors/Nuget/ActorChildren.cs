using Akka.Actor;

namespace Petabridge.Cmd.Host;

/// <summary>The children of an actor of this process, from Akka.NET's packages.</summary>
internal static class ActorChildren
{
    public static IEnumerable<IActorRef> Of(IActorRef actor) => actor is ActorRefWithCell cell ? cell.Children : [];
}
