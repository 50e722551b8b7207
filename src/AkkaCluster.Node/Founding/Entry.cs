using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Founding;

/// <summary>
/// How a node that starts comes into a cluster. A cluster whose members still write into the store lives; so does one that was not watched for the whole lease.
/// Only this node's own elapsed time counts, between looks that follow each other closely: a node that was paused, or a store that was away, begins the watch anew.
/// </summary>
/// <param name="node">This node.</param>
/// <param name="lease">How long a cluster must have written nothing to be taken for dead.</param>
internal sealed class Entry(NodeIdentity node, TimeSpan lease)
{
    /// <summary>Where nobody is there at all, the seeds found in their order, each so much after the one before: two with different stores meet in one cluster then, where that is noticed.</summary>
    public static readonly TimeSpan Precedence = TimeSpan.FromSeconds(2);

    private long? _version;
    private bool _written;
    private TimeSpan _since;
    private TimeSpan _lastLook;

    /// <param name="cluster">What stands in the store.</param>
    /// <param name="now">Time of the look, from any beginning.</param>
    public EntryStep Next(ClusterRecord cluster, TimeSpan now)
    {
        var watched = Watch(cluster.Version, now);
        // A process of this address that is not this one has ended: this one has its port.
        var others = cluster.Members.Where(member => member.Address != node.Self.Address).Select(member => member.Address).ToList();
        var known = others.Count == 0 || node.Knows(cluster);
        var free = others.Count == 0 ? watched >= Precedence * node.Rank : watched >= lease;
        // A cluster has let this node in, and its welcome was lost: that one knows this process, and would take another that it founds for itself.
        var isLetIn = others.Count > 0 && cluster.Members.Contains(node.Self);
        if (isLetIn && free && node.CanFound)
            return new EntryStep.StartAgain($"{node.Store} names it as a member of {string.Join(", ", cluster.Members)}, of whom nobody has answered or written for {lease.TotalSeconds:0.###} s. Started again, it founds another cluster");
        // The write that founds may have succeeded although its answer was lost.
        if (node.CanFound && (free || cluster.Members.Contains(node.Self) && !isLetIn))
            return new EntryStep.Found([.. Through(known ? others : [])]);
        if (!known && _written)
            return new EntryStep.Refuse(OthersStore(cluster));
        return new EntryStep.Join([.. Through(known ? others : [])], Awaited(cluster, others.Count > 0, watched >= lease));
    }

    private IEnumerable<string> Through(IEnumerable<string> members) => members.Concat(node.OtherSeeds).Distinct();

    private TimeSpan Watch(long version, TimeSpan now)
    {
        if (version != _version || now - _lastLook > lease / 3)
        {
            _written |= _version is not null && version != _version;
            (_version, _since) = (version, now);
        }
        _lastLook = now;
        return now - _since;
    }

    private string Awaited(ClusterRecord cluster, bool hasMembers, bool dead)
    {
        if (hasMembers && !dead)
            return $"an answer of the cluster in {node.Store}: {string.Join(", ", cluster.Members)}; written {cluster.WrittenAt:u}";
        return node.CanFound
            ? $"the seeds named before it ({string.Join(", ", node.Seeds.Take(node.Rank))}) to found a cluster"
            : $"a seed node to found a cluster. {node.Store} knows of none that lives; the seeds of this node are {node.SeedNames}";
    }

    private string OthersStore(ClusterRecord cluster) =>
        $"{node.Store} belongs to another cluster that runs: '{cluster.System}' of {string.Join(", ", cluster.Members.Select(member => member.Address))}, with the seeds {string.Join(", ", cluster.Seeds)}. "
        + $"Expected was '{node.System}' with one of the seeds {node.SeedNames}. Name that cluster's seeds (--seeds) to join it, or another store (--data, --store-connection) for a cluster of its own";
}
