namespace AkkaCluster.Pbm.Sharding;

/// <summary>An entity with its shard and its node.</summary>
internal sealed record EntityView(string Entity, string Shard, string Node)
{
    public string Text() => $"{Entity} | {Shard} | {Node}";
}
