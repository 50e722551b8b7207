namespace Akka.Cluster.Sharding;

/// <summary>Asks a region for the addresses of all regions of its type. Answered with <see cref="CurrentRegions"/>.</summary>
public sealed class GetCurrentRegions : IShardRegionQuery, IClusterShardingSerializable
{
    private GetCurrentRegions()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly GetCurrentRegions Instance = new();
}
