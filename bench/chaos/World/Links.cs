using System.Net;

namespace AkkaCluster.Chaos.World;

/// <summary>The links between the nodes' hosts: network namespaces on one bridge, with nftables in each. Who calls from outside reaches every node at any time.</summary>
/// <param name="namespaces">The namespace of each node.</param>
/// <param name="addresses">The address of each node.</param>
/// <param name="outside">The address at which they reach who calls from outside.</param>
internal sealed class Links(IReadOnlyList<string> namespaces, IReadOnlyList<string> addresses, IPAddress outside)
{
    public const string Vanishes = "drop";
    public const string Refused = "reject with tcp reset";

    private int _faults;

    public IPAddress Outside => outside;

    public int Count => namespaces.Count;

    public string NamespaceOf(int node) => namespaces[node];

    public string AddressOf(int node) => addresses[node];

    /// <summary>Cuts nodes off from all others, in both directions, until it is disposed of.</summary>
    public IDisposable Cut(IReadOnlyList<int> side, string verdict) =>
        Apply(Enumerable.Range(0, Count).Select(node => (node, $"ip saddr {{ {Addresses(other => side.Contains(other) != side.Contains(node))} }} meta l4proto tcp {verdict}")));

    /// <summary>Does something to what a node is sent by the others, until it is disposed of.</summary>
    public IDisposable Into(int node, string verdict) => Apply([(node, $"ip saddr {{ {Addresses(other => other != node)} }} {verdict}")]);

    /// <summary>A node hears nothing from a port of who is outside, until it is disposed of.</summary>
    public IDisposable Without(int node, int port) => Apply([(node, $"ip saddr {outside} tcp sport {port} {Vanishes}")]);

    private string Addresses(Func<int, bool> which) => string.Join(", ", Enumerable.Range(0, Count).Where(which).Select(AddressOf));

    private Rules Apply(IEnumerable<(int Node, string Rule)> rules)
    {
        var table = $"chaos{Interlocked.Increment(ref _faults)}";
        var applied = rules.ToList();
        foreach (var (node, rule) in applied)
            Nft(node, $"add table ip {table}; add chain ip {table} in {{ type filter hook input priority 0; }}; add rule ip {table} in {rule}");
        return new Rules(this, table, applied.ConvertAll(rule => rule.Node));
    }

    private void Nft(int node, string what) => Shell.Run("ip", "netns", "exec", NamespaceOf(node), "nft", what);

    private sealed class Rules(Links links, string table, List<int> nodes) : IDisposable
    {
        public void Dispose() => nodes.ForEach(node => links.Nft(node, $"delete table ip {table}"));
    }
}
