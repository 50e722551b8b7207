namespace AkkaCluster.Jobs.Scheduling;

/// <summary>Which workers may take work: all active ones and, only when there is none of them, the standby ones (active-passive availability).</summary>
internal static class WorkerChoice
{
    public static bool StandbyMayWork(IEnumerable<WorkerInfo> workers) => !workers.Any(worker => worker is { Standby: false, Draining: false });
}
