namespace AkkaCluster.Pbm.Sharding;

/// <summary>How much of a kind a node hosts.</summary>
internal sealed record RegionStatsView(string Node, int Shards, int Entities)
{
    public string Text() => $"{Node} | {Shards} shards | {Entities} entities";
}
