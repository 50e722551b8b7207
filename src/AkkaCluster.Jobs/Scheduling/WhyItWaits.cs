namespace AkkaCluster.Jobs.Scheduling;

/// <summary>Says why nothing of a job is being worked on, as far as the leader can tell.</summary>
/// <param name="workers">The workers.</param>
/// <param name="active">The jobs that workers may ask.</param>
/// <param name="standbyMayWork">Whether standby workers may take work.</param>
/// <param name="storeTrouble">Why the store cannot be written; null where it can.</param>
internal sealed class WhyItWaits(IReadOnlyList<WorkerInfo> workers, IReadOnlyCollection<QueuedJob> active, bool standbyMayWork, string? storeTrouble)
{
    private const int MostNamed = 3;

    /// <summary>Thousands of jobs may wait for the same.</summary>
    private readonly Dictionary<string, string?> _byKind = new(StringComparer.Ordinal);

    /// <summary>A sentence; null where something of it runs, or nothing stands in its way.</summary>
    public string? Of(QueuedJob job) =>
        job is { Leased: > 0, Lost: false } && workers.Count > 0 ? null
        : storeTrouble is not null ? $"The job store cannot be written: {storeTrouble}"
        : job.Paused ? "It is paused."
        : OfWorkers(job.Kind) ?? OfQueue(job);

    private string? OfWorkers(string kind)
    {
        if (!_byKind.TryGetValue(kind, out var known))
            _byKind.Add(kind, known = FindOfWorkers(kind));
        return known;
    }

    private string? FindOfWorkers(string kind)
    {
        if (workers.Count == 0)
            return "There is no worker in the cluster.";
        var staying = workers.Where(worker => !worker.Draining).ToList();
        if (staying.Count == 0)
            return workers.Count == 1 ? $"The only worker, {workers[0].Address}, is leaving." : $"All {workers.Count} workers are leaving.";
        var able = staying.Where(worker => worker.Kinds.Contains(kind)).ToList();
        if (able.Count == 0)
            return staying.Count == 1 ? $"The only worker, {staying[0].Address}, does not have the kind '{kind}'." : $"None of the {staying.Count} workers has the kind '{kind}'.";
        var taking = able.Where(worker => worker.Holding is null && (!worker.Standby || standbyMayWork)).ToList();
        if (taking.Count == 0)
            return $"No worker takes work now: {Named(able.Where(worker => worker.Holding is not null).Select(worker => $"{worker.Address}: {worker.Holding}"))}.";
        if (taking.Exists(worker => worker.BusySlots < worker.Slots))
            return null;
        var slots = taking.Sum(worker => worker.Slots);
        var holders = active.Where(other => other.Leased > 0).OrderByDescending(other => other.Priority).ThenByDescending(other => other.Leased).ToList();
        return holders.Count == 0 ? $"All {slots} slots are held." : $"All {slots} slots are held by other jobs: {Named(holders.Select(other => other.Id))}.";
    }

    private string? OfQueue(QueuedJob job) =>
        !job.Active ? $"{active.Count} jobs before it are worked on, which is the most at once (akkacluster.jobs.active-window)."
        : job is { Dry: true, Progress: { } progress } && progress.Succeeded + progress.Failed < progress.TaskCount ? "Its tasks wait for their next attempts, or for their pace."
        : null;

    private static string Named(IEnumerable<string> items)
    {
        var all = items.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
    }
}
