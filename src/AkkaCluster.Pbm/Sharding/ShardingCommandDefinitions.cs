using Akka.Actor;

namespace AkkaCluster.Pbm.Sharding;

/// <summary>What the palette `cluster-sharding` offers.</summary>
internal static class ShardingCommandDefinitions
{
    public static readonly CommandDefinition ListRegions = new("list-regions", "Prints the kinds of entities that this node knows, each with the nodes that host them", AnswerFormat.Argument);

    public static readonly CommandDefinition RegionStats = OfRegion("region-stats", "Prints how many shards and entities each node hosts");

    public static readonly CommandDefinition ListShards = OfRegion("list-shards", "Prints the shards, each with its node and its number of entities");

    public static readonly CommandDefinition ListEntities = OfRegion("list-entities", "Prints the entities, each with its shard and its node");

    public static readonly CommandPalette Palette = new("cluster-sharding", [ListRegions, RegionStats, ListShards, ListEntities], Props.Create(() => new ShardingHandler()));

    private static CommandDefinition OfRegion(string name, string description) =>
        new(name, description, AnswerFormat.Argument, new ArgumentDefinition("region", "the kind of entity, as list-regions prints it", "-r", "-R") { IsMandatory = true });
}
