namespace AkkaCluster.Jobs.Scheduling;

/// <summary>
/// The jobs that are not finished: which of them are worked on, and in which order workers ask them. A job is active while fewer than
/// <paramref name="window"/> jobs of its priority or above are, so that an urgent job never waits for those below it.
/// </summary>
internal sealed class JobQueue(int window)
{
    private const int Priorities = 10;

    private readonly Dictionary<string, QueuedJob> _jobs = [];
    private readonly SortedSet<QueuedJob>[] _waiting = [.. Enumerable.Range(0, Priorities).Select(_ => new SortedSet<QueuedJob>(Comparer<QueuedJob>.Create((a, b) => a.Number.CompareTo(b.Number))))];
    private readonly Dictionary<string, QueuedJob> _active = [];
    private readonly int[] _activeCount = new int[Priorities];

    public int Count => _jobs.Count;

    public int ActiveCount => _active.Count;

    public IEnumerable<QueuedJob> All => _jobs.Values;

    public IReadOnlyCollection<QueuedJob> Active => _active.Values;

    public QueuedJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Adds a job that was admitted; false where it is there already.</summary>
    public bool Add(QueuedJob job)
    {
        if (!_jobs.TryAdd(job.Id, job))
            return false;
        if (!job.Paused)
            _waiting[job.Priority].Add(job);
        return true;
    }

    public QueuedJob? Remove(string id)
    {
        if (!_jobs.Remove(id, out var job))
            return null;
        Deactivate(job);
        _waiting[job.Priority].Remove(job);
        return job;
    }

    /// <summary>Pauses or resumes a job. A paused one takes no place among the active ones.</summary>
    public void SetPaused(QueuedJob job, bool paused)
    {
        job.Paused = paused;
        if (paused)
        {
            Deactivate(job);
            _waiting[job.Priority].Remove(job);
        }
        else if (!job.Active)
            _waiting[job.Priority].Add(job);
    }

    /// <summary>Makes the next jobs active, as far as there is room.</summary>
    public List<QueuedJob> Activate(DateTimeOffset now)
    {
        var started = new List<QueuedJob>();
        var above = 0;
        for (var priority = Priorities - 1; priority >= 0; priority--)
        {
            above += _activeCount[priority];
            var waiting = _waiting[priority];
            while (above < window && waiting.Min is { } job)
            {
                waiting.Remove(job);
                job.Active = true;
                job.HeardOf = now;
                _active.Add(job.Id, job);
                _activeCount[priority]++;
                above++;
                started.Add(job);
            }
        }

        return started;
    }

    /// <summary>
    /// The jobs that workers may ask, in the order in which they should: priority, then who has least (fair share), then age. Only those whose actor has
    /// spoken: a question that comes before the job's start would make its actor take the job for one that was lost.
    /// </summary>
    public List<QueuedJob> Order() =>
        [.. _active.Values.Where(job => !job.Dry && job.Progress is not null).OrderByDescending(job => job.Priority).ThenBy(job => job.Leased).ThenBy(job => job.Number)];

    private void Deactivate(QueuedJob job)
    {
        if (!_active.Remove(job.Id))
            return;
        job.Active = false;
        _activeCount[job.Priority]--;
    }
}
