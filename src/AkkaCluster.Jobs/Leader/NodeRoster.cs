namespace AkkaCluster.Jobs.Leader;

/// <summary>The nodes of the cluster, as they last said they are.</summary>
internal sealed class NodeRoster
{
    /// <summary>A node that says nothing for so long is not spoken of any more; whether it is a member, the membership knows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (NodeVitals Vitals, DateTimeOffset At)> _nodes = [];

    public void Hear(NodeVitals vitals, DateTimeOffset now) => _nodes[vitals.Address] = (vitals, now);

    public IReadOnlyList<NodeVitals> All(DateTimeOffset now)
    {
        foreach (var silent in _nodes.Where(node => now - node.Value.At > Patience).Select(node => node.Key).ToList())
            _nodes.Remove(silent);
        return [.. _nodes.Values.Select(node => node.Vitals).OrderBy(vitals => vitals.Address, StringComparer.Ordinal)];
    }
}
