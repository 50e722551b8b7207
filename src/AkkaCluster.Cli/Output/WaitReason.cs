using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Why nothing of a job is being worked on, as far as the cluster's workers tell.</summary>
internal static class WaitReason
{
    /// <summary>A sentence; null where nothing stands out.</summary>
    public static string? Of(ClusterInfo cluster)
    {
        var workers = cluster.Workers.Where(worker => !worker.Draining).ToList();
        if (cluster.LeaderAddress is null)
            return "It waits for a leader: there is none now.";
        if (workers.Count == 0)
            return "It waits for a worker: there is none in the cluster. Start one, or 'akkacluster cluster' shows who is there.";
        if (workers.Find(worker => worker.Holding is not null) is { } held && workers.TrueForAll(worker => worker.Holding is not null))
            return $"It waits: no worker takes work now. {held.Address}: {held.Holding}";
        if (workers.Sum(worker => worker.StuckSlots) is > 0 and var stuck && workers.Sum(worker => worker.Slots) == stuck)
            return "It waits: all slots are stuck with tasks that do not end although they were asked to.";
        return workers.TrueForAll(worker => worker.BusySlots >= worker.Slots) ? $"It waits: all {workers.Sum(worker => worker.Slots)} slots are busy with other jobs." : null;
    }
}
