using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Scheduling;

/// <summary>Says why nothing of a job is being worked on, as far as the leader can tell.</summary>
/// <param name="workers">The workers.</param>
/// <param name="active">The jobs that workers may ask.</param>
/// <param name="standbyMayWork">Whether standby workers may take work.</param>
/// <param name="storeTrouble">Why the store cannot be written; null where it can.</param>
/// <param name="now">The time.</param>
internal sealed class WhyItWaits(IReadOnlyList<WorkerInfo> workers, IReadOnlyCollection<QueuedJob> active, bool standbyMayWork, string? storeTrouble, DateTimeOffset now)
{
    private const int MostNamed = 3;

    /// <summary>Thousands of jobs may wait for the same.</summary>
    private readonly Dictionary<(string Kind, string? Requires), string?> _known = [];

    /// <summary>A sentence; null where something of it runs, or nothing stands in its way.</summary>
    public string? Of(QueuedJob job) =>
        job is { Leased: > 0, Lost: false } && workers.Count > 0 ? null
        : storeTrouble is not null ? $"The job store cannot be written: {storeTrouble}"
        : job.Paused ? "It is paused."
        : OfWorkers(job) ?? OfQueue(job);

    private string? OfWorkers(QueuedJob job)
    {
        if (!_known.TryGetValue((job.Kind, job.Requires), out var known))
            _known.Add((job.Kind, job.Requires), known = FindOfWorkers(job.Kind, Requirements.Of(job.Requires)));
        return known;
    }

    private string? FindOfWorkers(string kind, Requirements requires)
    {
        if (workers.Count == 0)
            return "There is no worker in the cluster.";
        var staying = workers.Where(worker => !worker.Draining).ToList();
        if (staying.Count == 0)
            return workers.Count == 1 ? $"The only worker, {workers[0].Address}, is leaving." : $"All {workers.Count} workers are leaving.";
        var able = staying.Where(worker => worker.Kinds.Contains(kind)).ToList();
        if (able.Count == 0)
            return staying.Count == 1 ? $"The only worker, {staying[0].Address}, does not have the kind '{kind}'." : $"None of the {staying.Count} workers has the kind '{kind}'.";
        var fit = able.Where(worker => requires.AreMetBy(worker.Labels, worker.Resources)).ToList();
        if (fit.Count == 0)
            return able.Count == 1 ? $"The only worker of its kind, {able[0].Address}, does not have what it requires: {requires.Text}." : $"None of the {able.Count} workers of its kind has what it requires: {requires.Text}.";
        var taking = fit.Where(worker => worker.Holding is null && (!worker.Standby || standbyMayWork)).ToList();
        if (taking.Count == 0)
            return $"No worker takes work now: {Named(fit.Where(worker => worker.Holding is not null).Select(worker => $"{worker.Address}: {worker.Holding}"))}.";
        if (taking.Exists(worker => worker.BusySlots < worker.Slots && HasLeft(worker, requires)))
            return null;
        if (taking.Exists(worker => worker.BusySlots < worker.Slots))
            return $"What it requires ({requires.Text}) is in use by other tasks, on {Named(taking.Select(worker => worker.Address))}.";
        var slots = taking.Sum(worker => worker.Slots);
        var holders = active.Where(other => other.Leased > 0).OrderByDescending(other => other.Priority).ThenByDescending(other => other.Leased).ToList();
        return holders.Count == 0 ? $"All {slots} slots are held." : $"All {slots} slots are held by other jobs: {Named(holders.Select(other => other.Id))}.";
    }

    private static bool HasLeft(WorkerInfo worker, Requirements requires) =>
        requires.Of(worker.Resources).All(item => worker.Resources[item.Name] - worker.ResourcesInUse.GetValueOrDefault(item.Name) >= item.Amount);

    private string? OfQueue(QueuedJob job) =>
        !job.Active && job.Limits.Select(group => group.Blocks(now)).FirstOrDefault(why => why is not null) is { } held ? held
        : !job.Active ? $"{active.Count} jobs before it are worked on, which is the most at once (akkacluster.jobs.active-window)."
        : job is { Dry: true, Progress: { } progress } && progress.Succeeded + progress.Failed < progress.TaskCount ? "Its tasks wait for their next attempts, or for their pace."
        : null;

    private static string Named(IEnumerable<string> items)
    {
        var all = items.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
    }
}
