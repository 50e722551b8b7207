using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World.Stores;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>A run as it was asked for.</summary>
/// <param name="Stores">Over which job stores: a cluster over each in turn.</param>
/// <param name="Faults">How many faults.</param>
/// <param name="Seed">Of the plans and of what clients do.</param>
/// <param name="Plan">The faults of a single round, instead of those of the seed.</param>
/// <param name="Trials">How often parts of a plan that found something are tried, to make it smaller.</param>
/// <param name="Other">The folder of another version's checkout, which was built; null where there is one version.</param>
/// <param name="AtOnce">How many clusters there are side by side.</param>
/// <param name="Folder">Where logs and histories go.</param>
internal sealed record ChaosOptions(IReadOnlyList<StoreChoice> Stores, int Faults, int Seed, IReadOnlyList<Fault>? Plan, int Trials, string? Other, int AtOnce, string Folder)
{
    /// <summary>The flags that run a plan again.</summary>
    public string Again(StoreChoice store, IReadOnlyList<Fault> plan) => $"--store {store.Name}{(Other is null ? "" : " --other " + Other)} --seed {Seed} --plan \"{Fault.Text(plan)}\"";
}
