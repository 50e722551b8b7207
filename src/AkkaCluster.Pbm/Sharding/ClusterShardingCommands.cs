using Akka.Actor;

namespace AkkaCluster.Pbm.Sharding;

/// <summary>The palette `cluster-sharding`: where the shards and entities of the cluster are.</summary>
public sealed class ClusterShardingCommands : CommandPaletteHandler
{
    /// <summary>The only one.</summary>
    public static readonly ClusterShardingCommands Instance = new();

    private ClusterShardingCommands() : base(ShardingCommandDefinitions.Palette)
    {
    }

    /// <inheritdoc />
    public override Props HandlerProps => Props.Create(() => new ShardingHandler());
}
