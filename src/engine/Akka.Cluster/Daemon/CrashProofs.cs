using System.Collections.Concurrent;

namespace Akka.Cluster.Daemon;

/// <summary>The nodes of which this one has proof that their process is gone. Kept past their removal, for those who take over from them.</summary>
internal sealed class CrashProofs
{
    private const int MaxKept = 1000;

    private readonly ConcurrentDictionary<UniqueAddress, bool> _crashed = [];

    public void Add(UniqueAddress node)
    {
        if (_crashed.Count >= MaxKept)
            _crashed.Clear();
        _crashed[node] = true;
    }

    public void Remove(UniqueAddress node) => _crashed.TryRemove(node, out _);

    public bool Contains(UniqueAddress node) => _crashed.ContainsKey(node);
}
