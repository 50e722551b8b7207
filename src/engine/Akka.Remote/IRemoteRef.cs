using Akka.Actor;

namespace Akka.Remote;

/// <summary>Marks references to actors of other nodes.</summary>
public interface IRemoteRef : IActorRefScope
{
}
