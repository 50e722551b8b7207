namespace AkkaCluster.Pbm.Sharding;

/// <summary>A kind of entity with the nodes that host it.</summary>
internal sealed record RegionView(string Type, IReadOnlyList<string> Nodes)
{
    public string Text() => $"{Type} | {string.Join(", ", Nodes)}";
}
