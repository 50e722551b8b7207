namespace Akka.Cluster.Sharding;

/// <summary>Where remembered entities are kept. Not supported by the embedded engine.</summary>
public enum RememberEntitiesStore
{
    /// <summary>In distributed data.</summary>
    DData = 0,

    /// <summary>In a journal.</summary>
    Eventsourced = 1,

    /// <summary>In a way of its own.</summary>
    Custom = 2,
}
