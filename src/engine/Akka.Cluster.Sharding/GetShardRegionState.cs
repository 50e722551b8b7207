namespace Akka.Cluster.Sharding;

/// <summary>Asks a region for the entities that it hosts. Answered with <see cref="CurrentShardRegionState"/>.</summary>
public sealed class GetShardRegionState : IShardRegionQuery, IClusterShardingSerializable
{
    private GetShardRegionState()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly GetShardRegionState Instance = new();
}
