using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Founding;

/// <summary>What a node knows of itself when it looks for its cluster.</summary>
/// <param name="System">Its actor system's name.</param>
/// <param name="Self">Its address and process.</param>
/// <param name="Seeds">The seeds that it was told of, as host:port, in their order; a seed node's own among them.</param>
/// <param name="CanFound">Whether it is a seed node.</param>
/// <param name="Store">Its store, for people.</param>
internal sealed record NodeIdentity(string System, ClusterMember Self, IReadOnlyList<string> Seeds, bool CanFound, string Store)
{
    /// <summary>Whether it is told of no other seed, but has the other nodes found.</summary>
    public bool IsDiscovered { get; init; }

    /// <summary>The seeds, for people.</summary>
    public string SeedNames => IsDiscovered ? "those that are found" : string.Join(", ", Seeds);

    /// <summary>The other seeds.</summary>
    public IEnumerable<string> OtherSeeds => Seeds.Where(seed => seed != Self.Address);

    /// <summary>Its place among the seeds; the last where it is not named.</summary>
    public int Rank => Seeds.TakeWhile(seed => seed != Self.Address).Count();

    /// <summary>Whether a cluster in the store is the one that this node was told of: the same name, and, unless those are found, a seed or member that it knows.</summary>
    public bool Knows(ClusterRecord cluster) =>
        cluster.System == System && (IsDiscovered || cluster.Seeds.Concat(cluster.Members.Select(member => member.Address)).Any(Seeds.Contains));
}
