namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>Who can reach whom. A cut puts some members on the other side until it is mended; exiles, which were removed while they ran, are cut off from the members for good.</summary>
internal sealed class SimPartition
{
    private readonly HashSet<string> _otherSide = [];
    private readonly HashSet<string> _exiles = [];

    public bool IsCut => _otherSide.Count > 0;

    public void Cut(IEnumerable<SimNode> otherSide) => _otherSide.UnionWith(otherSide.Select(n => n.Name));

    public void Mend() => _otherSide.Clear();

    public void Exile(SimNode node) => _exiles.Add(node.Name);

    public bool IsExile(SimNode node) => _exiles.Contains(node.Name);

    public bool Separates(string one, string other)
    {
        var (a, b) = (NodeOf(one), NodeOf(other));
        return IsNode(a) && IsNode(b) && (_otherSide.Contains(a) != _otherSide.Contains(b) || _exiles.Contains(a) != _exiles.Contains(b));
    }

    // "node4/shard2-17" and "coordinator1@node4" are on "node4"; what the membership and the failure detectors say reaches everybody.
    private static string NodeOf(string actor) => actor[(actor.IndexOf('@') + 1)..].Split('/')[0];

    private static bool IsNode(string name) => name.StartsWith("node", StringComparison.Ordinal) || name.StartsWith("proxy", StringComparison.Ordinal);
}
