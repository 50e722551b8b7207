using Akka.Actor;

namespace Akka.Remote;

/// <summary>Gives each actor system its uid.</summary>
public class AddressUidExtension : ExtensionIdProvider<AddressUid>
{
    /// <summary>The uid of an actor system.</summary>
    public static int Uid(ActorSystem system) => system.WithExtension<AddressUid, AddressUidExtension>().Uid;

    /// <inheritdoc />
    public override AddressUid CreateExtension(ExtendedActorSystem system) => new();
}
