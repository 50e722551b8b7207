namespace Akka.Cluster.Sharding.Region;

/// <summary>What a region tells itself.</summary>
internal static class RegionTicks
{
    /// <summary>Time to repeat what was not answered.</summary>
    internal sealed record Retry : IRegionInternal;

    /// <summary>Time to present itself to a coordinator that is not known yet.</summary>
    internal sealed record FindCoordinator : IRegionInternal;

    /// <summary>The idle clock moves on.</summary>
    internal sealed record Idle : IRegionInternal;

    /// <summary>The entities of a shard have had their time to stop.</summary>
    internal sealed record HandOffTimeout(LocalShard Shard) : IRegionInternal;

    /// <summary>The region has had its time to hand its shards over.</summary>
    internal sealed record ShutdownTimeout : IRegionInternal;
}
