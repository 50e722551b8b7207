namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>Where a shard stands in its life, as the coordinator sees it.</summary>
internal enum SlotState
{
    /// <summary>No region hosts it.</summary>
    Homeless,

    /// <summary>The strategy is asked where it should live.</summary>
    Deciding,

    /// <summary>A region was told to host it and has not confirmed.</summary>
    Starting,

    /// <summary>A region hosts it.</summary>
    Running,

    /// <summary>It will move: all regions are asked to keep back what they have for it.</summary>
    Flushing,

    /// <summary>It will move: its owner was told to stop its entities.</summary>
    Stopping,
}
