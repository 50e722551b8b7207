using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Scheduling;

/// <summary>
/// The jobs that are not finished: which of them are worked on, and in which order workers ask them. A job is active while fewer than
/// <paramref name="window"/> jobs of its priority or above are, so that an urgent job never waits for those below it.
/// </summary>
/// <param name="window">So many.</param>
/// <param name="weights">How much of them each queue is to have beside others.</param>
internal sealed class JobQueue(int window, QueueWeights weights)
{
    private const int Priorities = 10;

    private readonly Dictionary<string, QueuedJob> _jobs = [];
    private readonly WaitingLanes[] _waiting = [.. Enumerable.Range(0, Priorities).Select(_ => new WaitingLanes())];
    private readonly Dictionary<string, QueuedJob> _active = [];
    private readonly int[] _activeCount = new int[Priorities];
    private readonly Dictionary<string, int> _activeOfQueue = [];

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

    /// <param name="id">The job.</param>
    /// <param name="hasEnded">Whether all that it was to do is done.</param>
    public QueuedJob? Remove(string id, bool hasEnded = false)
    {
        if (!_jobs.Remove(id, out var job))
            return null;
        Deactivate(job, hasEnded);
        _waiting[job.Priority].Remove(job);
        return job;
    }

    /// <summary>Pauses or resumes a job. A paused one takes no place among the active ones.</summary>
    public void SetPaused(QueuedJob job, bool paused)
    {
        job.Paused = paused;
        if (paused)
        {
            Deactivate(job, hasEnded: false);
            _waiting[job.Priority].Remove(job);
        }
        else if (!job.Active)
            _waiting[job.Priority].Add(job);
    }

    /// <summary>Makes the next jobs active, as far as there is room.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isServed">Whether some worker has what a job requires: others wait, and take no place.</param>
    public List<QueuedJob> Activate(DateTimeOffset now, Func<string, bool> isServed)
    {
        var started = new List<QueuedJob>();
        var above = 0;
        for (var priority = Priorities - 1; priority >= 0; priority--)
        {
            above += _activeCount[priority];
            var waiting = _waiting[priority];
            while (above < window && waiting.Next(lane => lane.MayGo(isServed, now), queue => (double)_activeOfQueue.GetValueOrDefault(queue) / weights.Of(queue)) is { } job)
            {
                waiting.Remove(job);
                job.Begin(now);
                _active.Add(job.Id, job);
                _activeCount[priority]++;
                _activeOfQueue[job.Queue] = _activeOfQueue.GetValueOrDefault(job.Queue) + 1;
                above++;
                started.Add(job);
            }
        }

        return started;
    }

    /// <summary>When the next job may begin that waits for its rate; null where none does.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now) => _waiting.SelectMany(lanes => lanes.All).Where(lane => lane.First is not null).Min(lane => lane.FreeAt > now ? lane.FreeAt : null);

    /// <summary>Makes jobs wait again whose workers are gone: they would take the places of others.</summary>
    public void Withdraw(Func<string, bool> isServed)
    {
        foreach (var job in _active.Values.Where(job => job is { Requires: not null, Leased: 0 } && !isServed(job.Requires)).ToList())
        {
            Deactivate(job, hasEnded: false);
            _waiting[job.Priority].Add(job);
        }
    }

    /// <summary>
    /// The jobs that workers may ask, in the order in which they should: priority, then who has least (fair share), then age. Only those whose actor has
    /// spoken: a question that comes before the job's start would make its actor take the job for one that was lost.
    /// </summary>
    public List<QueuedJob> Order() =>
        [.. _active.Values.Where(job => !job.Dry && job.Progress is not null).OrderByDescending(job => job.Priority).ThenBy(job => job.Leased).ThenBy(job => job.Number)];

    private void Deactivate(QueuedJob job, bool hasEnded)
    {
        if (!_active.Remove(job.Id))
            return;
        job.End(hasEnded);
        _activeCount[job.Priority]--;
        if (--_activeOfQueue[job.Queue] == 0)
            _activeOfQueue.Remove(job.Queue);
    }
}
