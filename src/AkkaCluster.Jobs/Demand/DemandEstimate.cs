using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Demand;

/// <summary>
/// How many slots would do the open tasks of all jobs within a time: of each job tasks × run time ÷ time, but never more than it has tasks that may run at once; and all of them together, rounded
/// up. The run time is what was measured of the job itself, else of its kind, and no less than its first task has run by now. Of a kind of which nothing is known one slot is asked for: enough to
/// learn. A task that runs counts as if it had just begun.
/// </summary>
/// <param name="workers">The workers.</param>
/// <param name="standbyMayWork">Whether standby workers may take work.</param>
/// <param name="times">What is known of the kinds.</param>
/// <param name="now">The time.</param>
internal sealed class DemandEstimate(IReadOnlyList<WorkerInfo> workers, bool standbyMayWork, RunTimes times, DateTimeOffset now)
{
    private const int MostKinds = 100;

    private readonly IReadOnlyList<WorkerInfo> _staying = [.. workers.Where(worker => !worker.Draining)];
    private readonly Dictionary<(string Kind, string? Requires), bool> _served = [];

    public ClusterDemand Of(IEnumerable<QueuedJob> jobs, TimeSpan within)
    {
        var running = workers.SelectMany(worker => worker.Running).GroupBy(chunk => chunk.JobId).ToDictionary(job => job.Key, job => job.Max(chunk => now - chunk.Since));
        var kinds = new Dictionary<string, KindSum>();
        var held = 0L;
        foreach (var job in jobs)
        {
            if (job.OpenTasks == 0)
                continue;
            if (job.Paused || !IsServed(job) || (!job.Active && job.Limits.Any(group => !group.HasRoom(now))))
            {
                held += job.OpenTasks;
                continue;
            }

            if (!kinds.TryGetValue(job.Kind, out var sum))
                kinds.Add(job.Kind, sum = new KindSum(job.Kind, times.Of(job.Kind)));
            sum.Add(job, running.TryGetValue(job.Id, out var ran) ? ran : null, within);
        }

        var all = kinds.Values.Select(sum => sum.ToDemand(within)).OrderByDescending(kind => kind.Slots).ThenBy(kind => kind.Kind, StringComparer.Ordinal).ToList();
        return new ClusterDemand
        {
            Within = within,
            // What is to be done wants a slot, however little it is.
            Slots = all.Count == 0 ? 0 : (int)Math.Clamp(Math.Ceiling(Math.Round(all.Sum(kind => kind.Slots), 6)), 1, int.MaxValue),
            AvailableSlots = _staying.Where(worker => !worker.Standby || standbyMayWork).Sum(worker => worker.Slots),
            OpenTasks = all.Sum(kind => kind.OpenTasks),
            UnmeasuredTasks = all.Where(kind => kind.TaskTime is null).Sum(kind => kind.OpenTasks),
            HeldTasks = held,
            Kinds = [.. all.Take(MostKinds)],
        };
    }

    /// <summary>Whether more workers like those that are there would run it; where there are none, nobody knows.</summary>
    private bool IsServed(QueuedJob job)
    {
        if (_staying.Count == 0)
            return true;
        if (!_served.TryGetValue((job.Kind, job.Requires), out var known))
        {
            var requires = Requirements.Of(job.Requires);
            _served.Add((job.Kind, job.Requires), known = _staying.Any(worker => worker.Kinds.Contains(job.Kind) && requires.AreMetBy(worker.Labels, worker.Resources)));
        }

        return known;
    }

    /// <summary>What the jobs of one kind ask for.</summary>
    private sealed class KindSum(string kind, TimeSpan? measured)
    {
        private readonly List<QueuedJob> _unmeasured = [];
        private long _open;
        private double _slots;
        private double _seconds;
        private TimeSpan? _longest;

        public void Add(QueuedJob job, TimeSpan? ran, TimeSpan within)
        {
            _open += job.OpenTasks;
            if (job.Progress?.TaskTime is { } own)
                Count(job, own, within);
            else if (measured is not null || ran is not null)
                Count(job, Longer(measured, ran), within);
            else
                _unmeasured.Add(job);
            if (job.Progress?.TaskTime is null && ran is not null)
                _longest = Longer(_longest, ran);
        }

        public KindDemand ToDemand(TimeSpan within)
        {
            // Those that have not begun take as long as one that has, as far as that has come.
            if (_longest is { } atLeast)
                _unmeasured.ForEach(job => Count(job, atLeast, within));
            var isKnown = _unmeasured.Count == 0 || _longest is not null;
            return new KindDemand(kind, _open, isKnown ? TimeSpan.FromSeconds(_seconds / _open) : null, isKnown ? _slots : _slots + 1);
        }

        private void Count(QueuedJob job, TimeSpan each, TimeSpan within)
        {
            _seconds += each.TotalSeconds * job.OpenTasks;
            _slots += Math.Min(job.PlacesFor(each), job.OpenTasks * (each / within));
        }

        private static TimeSpan Longer(TimeSpan? one, TimeSpan? other) => TimeSpan.FromTicks(Math.Max(one?.Ticks ?? 0, other?.Ticks ?? 0));
    }
}
