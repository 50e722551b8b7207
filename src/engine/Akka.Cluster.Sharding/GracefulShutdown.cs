namespace Akka.Cluster.Sharding;

/// <summary>Tells a region to hand its shards over and stop.</summary>
public sealed class GracefulShutdown : IShardRegionCommand
{
    private GracefulShutdown()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly GracefulShutdown Instance = new();
}
