using Akka.Actor;

namespace Akka.Remote;

/// <summary>What a provider offers beyond the local one's when its actor system can be reached by others.</summary>
public interface IRemoteActorRefProvider : IActorRefProvider
{
    /// <summary>Where actors deployed by other nodes would live.</summary>
    IInternalActorRef RemoteDaemon { get; }

    /// <summary>The actor that watches actors of other nodes.</summary>
    IActorRef RemoteWatcher { get; }

    /// <summary>The transport.</summary>
    RemoteTransport Transport { get; }

    /// <summary>The settings of <c>akka.remote</c>.</summary>
    RemoteSettings RemoteSettings { get; }

    /// <summary>The deployment of a remotely deployed actor; none, for there are none.</summary>
    Deploy LookUpRemotes(IEnumerable<string> p);

    /// <summary>Whether the address is this node's.</summary>
    bool HasAddress(Address address);

    /// <summary>Resolves a path, past the cache.</summary>
    IActorRef InternalResolveActorRef(string path);

    /// <summary>Resolves a path that a node wrote which knows this one by <paramref name="localAddress"/>.</summary>
    IInternalActorRef ResolveActorRefWithLocalAddress(string path, Address localAddress);

    /// <summary>Deploys an actor on another node: not supported.</summary>
    void UseActorOnNode(RemoteActorRef actor, Props props, Deploy deploy, IInternalActorRef supervisor);

    /// <summary>Quarantines an incarnation of a node: it must be restarted to be let in again.</summary>
    void Quarantine(Address address, int? uid);
}
