using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Founding;

/// <summary>
/// How a member stands to the cluster in its store. They are the same where they have a process in common: a process is in one cluster as long as it lives.
/// The members write that they live; of two clusters, the one that did not write last yields.
/// </summary>
/// <param name="node">This node.</param>
/// <param name="founded">Whether it wrote itself into the store to found.</param>
internal sealed class Standing(NodeIdentity node, bool founded)
{
    /// <summary>A member that is not the first to write does so where nobody has for so many looks.</summary>
    private const int SilentLooks = 2;

    /// <summary>So many looks a cluster has to write into the store of a node that has just joined.</summary>
    private const int StrangeLooks = 5;

    private bool _founded = founded;
    private bool _confirmed;
    private long _version = -1;
    private int _silent;
    private int _strange;

    /// <param name="cluster">What stands in the store.</param>
    /// <param name="view">The members as this node sees them.</param>
    public StandingStep Next(ClusterRecord cluster, MembersView view)
    {
        if (_founded && view.SelfIsNew && cluster.Members is [var only] && only == node.Self)
            return GiveBack(cluster);
        // What nobody has written since it was this cluster's is so still, though all whom it names have died.
        if (cluster.Members.Any(view.Known.Contains) || (_confirmed && cluster.Version == _version))
            return Renew(cluster, view);
        if (_confirmed || _founded)
            return cluster.Members.Count == 0 ? Live(cluster, view) : new StandingStep.Yield(Taken(cluster));
        return ++_strange < StrangeLooks ? new StandingStep.Stay(Own: false) : new StandingStep.WrongStore(Strange(cluster, view));
    }

    /// <summary>This node meant to found, and a cluster that was there let it in: whether the store is that one's, that one has to say.</summary>
    private StandingStep.Write GiveBack(ClusterRecord cluster)
    {
        _founded = false;
        return new StandingStep.Write(cluster with { Members = [] });
    }

    private StandingStep Renew(ClusterRecord cluster, MembersView view)
    {
        _confirmed = true;
        _silent = cluster.Version == _version ? _silent + 1 : 0;
        _version = cluster.Version;
        return view.SelfLeads || _silent >= SilentLooks ? Live(cluster, view) : new StandingStep.Stay(Own: true);
    }

    private StandingStep.Write Live(ClusterRecord cluster, MembersView view) => new(cluster with { System = node.System, Seeds = node.Seeds, Members = view.Living });

    private string Taken(ClusterRecord cluster) =>
        $"{node.Store} is now that of another cluster, founded as its number {cluster.Founding}: {string.Join(", ", cluster.Members)}. This node's did not write into it for too long and yields; started again, it joins that one";

    private string Strange(ClusterRecord cluster, MembersView view) =>
        $"Its job store is not that of the cluster it joined: it has {node.Store}, which knows {(cluster.Members.Count == 0 ? "of no cluster" : $"the members {string.Join(", ", cluster.Members)}")}; "
        + $"the cluster's are {string.Join(", ", view.Living)}. Start it with the --data folder (or --store-connection) of the other nodes";
}
