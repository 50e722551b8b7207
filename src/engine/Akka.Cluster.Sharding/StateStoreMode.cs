namespace Akka.Cluster.Sharding;

/// <summary>How the coordinator keeps its state. The embedded engine asks the regions instead: every mode works, and none is used.</summary>
public enum StateStoreMode
{
    /// <summary>In a journal.</summary>
    Persistence = 0,

    /// <summary>In distributed data.</summary>
    DData = 1,

    /// <summary>In a way of its own.</summary>
    Custom = 2,
}
