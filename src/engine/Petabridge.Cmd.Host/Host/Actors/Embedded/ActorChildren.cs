using Akka.Actor;

namespace Petabridge.Cmd.Host;

/// <summary>The children of an actor of this process, from the embedded engine.</summary>
internal static class ActorChildren
{
    public static IEnumerable<IActorRef> Of(IActorRef actor) => actor is IRefWithCell cell ? cell.Children : [];
}
