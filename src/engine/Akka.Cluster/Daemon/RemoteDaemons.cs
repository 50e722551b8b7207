using Akka.Actor;

namespace Akka.Cluster.Daemon;

/// <summary>References to the actor of one name under the cluster daemons of other nodes.</summary>
internal sealed class RemoteDaemons(ExtendedActorSystem system, string name)
{
    private const int MaxKnown = 1000;

    private readonly Dictionary<Address, IActorRef> _known = [];

    public IActorRef At(Address address)
    {
        if (_known.TryGetValue(address, out var known))
            return known;
        if (_known.Count >= MaxKnown)
            _known.Clear();
        return _known[address] = system.Provider.ResolveActorRef(new RootActorPath(address) / "system" / ClusterDaemon.Name / name);
    }
}
