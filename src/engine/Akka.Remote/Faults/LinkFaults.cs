using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Remote.Faults;

/// <summary>The faults that tests put on this node's links, by the other node's address.</summary>
internal sealed class LinkFaults(Action<Address> disconnect)
{
    private readonly ConcurrentDictionary<Address, LinkFault> _faults = new();

    /// <summary>Nothing gets through any more; connections stay open, new ones fail.</summary>
    public void Blackhole(Address remote, FaultDirection direction) => Of(remote).Set(direction, 0);

    /// <summary>No more than so many bytes per second get through.</summary>
    public void Throttle(Address remote, FaultDirection direction, long bytesPerSecond) => Of(remote).Set(direction, bytesPerSecond);

    /// <summary>All gets through again.</summary>
    public void PassThrough(Address remote, FaultDirection direction) => Of(remote).Set(direction, null);

    /// <summary>All connections with the node are closed; they are made again when there is something to send.</summary>
    public void Disconnect(Address remote) => disconnect(remote);

    /// <summary>A link that has no fault needs no entry.</summary>
    internal void Forget(Address remote)
    {
        if (_faults.TryGetValue(remote, out var fault) && fault.IsClear) _faults.TryRemove(remote, out _);
    }

    internal LinkFault Of(Address remote) => _faults.GetOrAdd(remote, static _ => new LinkFault());
}
