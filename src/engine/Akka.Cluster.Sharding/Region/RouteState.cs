namespace Akka.Cluster.Sharding.Region;

/// <summary>Where a region sends what comes for a shard.</summary>
internal enum RouteState
{
    /// <summary>Nowhere yet: messages wait.</summary>
    Unknown,

    /// <summary>To another region.</summary>
    Remote,

    /// <summary>To the entities here.</summary>
    Local,

    /// <summary>Nowhere: the entities here are stopping, messages wait for the next home.</summary>
    Stopping,
}
