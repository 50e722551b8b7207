using System.Globalization;
using Akka.Actor;

namespace Akka.Remote.Associations;

/// <summary>Actor paths as they cross the wire: with the actor's uid, and without the address where it is the writer's or reader's own.</summary>
internal static class WirePath
{
    private const string TemporaryContainer = "temp";

    /// <summary>The path of a sender as its node writes it.</summary>
    public static string Of(IActorRef sender) =>
        sender.Path.Address.HasLocalScope ? Relative(sender.Path) : sender.Path.ToSerializationFormat();

    /// <summary>The path without its address.</summary>
    public static string Relative(ActorPath path)
    {
        var text = path.ToStringWithoutAddress();
        return path.Uid == 0 ? text : $"{text}#{path.Uid.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Whether the actor exists for one answer only.</summary>
    public static bool IsTemporary(IActorRef actor) =>
        actor is not (LocalActorRef or RemoteActorRef { IsTemporary: false }) && IsTemporary(actor.Path);

    public static bool IsTemporary(ActorPath path) => path.Depth == 2 && path.Parent.Name == TemporaryContainer;
}
