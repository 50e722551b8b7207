namespace AkkaCluster.Pbm.Sharding;

/// <summary>A shard with its node and its number of entities.</summary>
internal sealed record ShardView(string Shard, string Node, int Entities)
{
    public string Text() => $"{Shard} | {Node} | {Entities} entities";
}
