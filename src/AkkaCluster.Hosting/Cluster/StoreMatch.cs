using AkkaCluster.Jobs;
using AkkaCluster.Storage;

namespace AkkaCluster.Hosting.Cluster;

/// <summary>
/// Whether a node has the same job store as the leader. With another one (a folder of its own, where the nodes of one machine must share it) it would
/// be given jobs that it cannot find.
/// </summary>
internal static class StoreMatch
{
    /// <summary>True and false where it is certain; null where the leader changes meanwhile, or there is none: look again.</summary>
    /// <param name="leader">The cluster, asked before the store was read: a leader enters itself into the store before it answers.</param>
    /// <param name="own">What this node's store says.</param>
    public static bool? Decide(ClusterOverview leader, Leadership own) =>
        leader.LeaderAddress is null || leader.LeaderEpoch == 0 || own.Epoch > leader.LeaderEpoch ? null
        : own.Epoch == leader.LeaderEpoch && own.Owner == leader.LeaderAddress;

    /// <summary>Looks until it is certain.</summary>
    /// <returns>What is wrong; null where the store is the leader's, or nobody could tell.</returns>
    public static async Task<string?> FindFaultAsync(IJobService service, IJobStore store, TimeProvider time, CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        const int patience = 120;
        for (var i = 0; i < patience; i++)
        {
            if (await LookAsync(service, store, cancellation).ConfigureAwait(false) is { } sure)
                return sure ? null : $"Its job store is not that of the cluster it joined: it has {store.Description}. Start it with the --data folder (or --store-connection) of the other nodes";
            await tick.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
        }
        return null;
    }

    private static async Task<bool?> LookAsync(IJobService service, IJobStore store, CancellationToken cancellation)
    {
        try
        {
            var overview = await service.OverviewAsync(cancellation).ConfigureAwait(false);
            return Decide(overview, await store.ReadLeadershipAsync(cancellation).ConfigureAwait(false));
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
