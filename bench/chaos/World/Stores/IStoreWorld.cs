using AkkaCluster.Chaos.Plans;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.World.Stores;

/// <summary>The job store of a cluster, and what can happen to it.</summary>
internal interface IStoreWorld : IAsyncDisposable
{
    /// <summary>How nodes reach it.</summary>
    IReadOnlyList<string> Flags { get; }

    /// <summary>How the checker reaches it.</summary>
    StoreOptions Options { get; }

    /// <summary>What came of its faults, by what it is.</summary>
    IReadOnlyDictionary<string, int> Tally { get; }

    /// <summary>Does a fault of one of the store's kinds; completes when it is over.</summary>
    /// <param name="fault">What and for how long.</param>
    /// <param name="nodes">The nodes that use the store.</param>
    Task InjectAsync(Fault fault, IReadOnlyList<ChaosNode> nodes);
}
