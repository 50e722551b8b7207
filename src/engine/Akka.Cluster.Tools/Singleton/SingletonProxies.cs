using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The proxies that a manager knows, and which of them have yet to confirm a pause.</summary>
internal sealed class SingletonProxies
{
    private readonly HashSet<IActorRef> _all = [];
    private HashSet<IActorRef>? _pending;

    public IReadOnlyCollection<IActorRef> All => _all;

    /// <summary>True if the proxy is new.</summary>
    public bool Add(IActorRef proxy) => _all.Add(proxy);

    /// <summary>Starts to wait for all proxies. True if there is none to wait for.</summary>
    public bool StartPause()
    {
        _pending = [.. _all];
        return _pending.Count == 0;
    }

    /// <summary>A proxy has confirmed. True if it was the last.</summary>
    public bool Paused(IActorRef proxy) => _pending is not null && _pending.Remove(proxy) && _pending.Count == 0;

    /// <summary>A proxy is gone. True if it was the last to wait for.</summary>
    public bool Remove(IActorRef proxy)
    {
        _all.Remove(proxy);
        return Paused(proxy);
    }

    /// <summary>The proxies on a node are gone. True if none is left to wait for, where some were.</summary>
    public bool LoseNode(Address node)
    {
        _all.RemoveWhere(p => p.Path.Address.Equals(node));
        return _pending is { Count: > 0 } && _pending.RemoveWhere(p => p.Path.Address.Equals(node)) > 0 && _pending.Count == 0;
    }
}
