using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>
/// Who holds which tasks of a job, which are settled, and which wait. All decisions of a job's actor about its tasks are made here; time and
/// randomness come from outside. Results are in <c>LeaseBook.Results.cs</c>, losses in <c>LeaseBook.Losses.cs</c>.
/// </summary>
internal sealed partial class LeaseBook
{
    /// <summary>Leases that were outrun are remembered to count their results as duplicates; so many at most.</summary>
    private const int MostOutrun = 10_000;

    private readonly LeasingPolicy _policy;
    private readonly Random _random;
    private readonly int _maxAttempts;
    private readonly bool _speculate;
    private readonly PendingTasks _pending = new();
    private readonly TaskSet _settled = new();
    private readonly Dictionary<long, Lease> _leases = [];
    private readonly Dictionary<long, int> _attempts;
    private readonly Dictionary<string, int> _slots = [];
    private readonly HashSet<long> _outrun = [];
    private long _nextLease = 1;

    public LeaseBook(long tasks, int maxAttempts, LeasingPolicy policy, Random random, JobHistory? history = null, bool speculate = true)
    {
        _speculate = speculate;
        TaskCount = tasks;
        _maxAttempts = maxAttempts;
        _policy = policy;
        _random = random;
        Sizer = new ChunkSizer(policy);
        _attempts = history is null ? [] : new Dictionary<long, int>(history.Attempts);
        foreach (var run in history?.Done ?? [])
            _settled.Add(run);
    }

    public ChunkSizer Sizer { get; }

    public long TaskCount { get; }

    /// <summary>Tasks whose outcome is known, recorded or about to be.</summary>
    public long Settled => _settled.Count;

    public bool AllSettled => _settled.Count == TaskCount;

    /// <summary>Whether a worker that asks now may get something that nobody holds.</summary>
    public bool HasWaiting(DateTimeOffset now) => _pending.CanTake(MayBegin) || _pending.NextDue <= now;

    public DateTimeOffset? NextDue => _pending.NextDue;

    public IReadOnlyCollection<Lease> Leases => _leases.Values;

    public long LeasedTasks => _leases.Values.Sum(lease => (long)lease.Run.Count);

    /// <summary>
    /// Makes all tasks available that are neither settled nor held. Called once, after the leases of an earlier incarnation are known;
    /// those that it recorded, whose workers are not there any more, went down with them.
    /// </summary>
    public Settlement Open(IReadOnlyList<LeaseRecord>? recorded = null, Func<string, bool>? isHere = null)
    {
        var taken = new TaskSet();
        foreach (var run in _settled.Runs)
            taken.Add(run);
        foreach (var lease in _leases.Values)
            taken.Add(lease.Run);
        var failures = new List<TaskAttempt>();
        foreach (var lost in recorded ?? [])
        {
            foreach (var run in taken.Missing(lost.Run))
            {
                taken.Add(run);
                if (isHere?.Invoke(lost.Worker) == true)
                    _pending.AddReturned(new PendingRun(run, lost.Attempt, lost.Kills));
                else
                    Blame(run, lost.Attempt, lost.Kills + 1, lost.Worker, failures);
            }
        }

        foreach (var run in taken.Missing(new TaskRun(0, (int)TaskCount)))
            AddUntried(run);
        return SettleKilled(failures);
    }

    /// <summary>A worker says that it still holds tasks from an earlier incarnation: they are its own, under a new lease.</summary>
    public Lease? Adopt(string worker, TaskRun run, int attempt, DateTimeOffset now)
    {
        if (_settled.Missing(run) is not { Count: > 0 } open)
            return null;
        var covered = new TaskRun(open[0].First, (int)(open[^1].End - open[0].First));
        return Hold(new PendingRun(covered, attempt, 0), worker, now);
    }

    /// <summary>Hands out up to <paramref name="free"/> leases, and up to <paramref name="extra"/> more for later while there is plenty.</summary>
    public List<Lease> Ask(string worker, int free, int extra, int totalSlots, DateTimeOffset now)
    {
        _slots[worker] = totalSlots;
        var granted = new List<Lease>(free + extra);
        while (granted.Count < free && TakeNext(worker, now) is { } lease)
            granted.Add(lease);
        var slots = _slots.Values.Sum();
        while (granted.Count < free + extra && _pending.Count - _pending.Delayed > (long)slots * Sizer.Next(_pending.Count, slots) && TakeNext(worker, now) is { } lease)
            granted.Add(lease);
        if (granted.Count == 0 && Speculate(worker, now) is { } second)
            granted.Add(second);
        return granted;
    }

    /// <summary>A worker says which leases it holds.</summary>
    public void Renew(string worker, IEnumerable<long> leases, DateTimeOffset now)
    {
        foreach (var id in leases)
        {
            if (_leases.TryGetValue(id, out var lease) && lease.Worker == worker)
                _leases[id] = lease with { Renewed = now };
        }
    }

    /// <summary>Each task that failed and waits for its next attempt is remembered: beyond so many, none are begun that were not tried yet.</summary>
    private bool MayBegin => _attempts.Count < _policy.MostWaiting;

    private Lease? TakeNext(string worker, DateTimeOffset now)
    {
        var size = Sizer.Next(Math.Max(1, _pending.Count), _slots.Values.Sum());
        while (_pending.TryTake(size, now, MayBegin, out var run))
        {
            var open = _settled.Missing(run.Run);
            if (open.Count == 0)
                continue;
            foreach (var rest in open.Skip(1))
                _pending.AddReturned(run with { Run = rest });
            return Hold(run with { Run = open[0] }, worker, now);
        }

        return null;
    }

    private Lease Hold(PendingRun run, string worker, DateTimeOffset now)
    {
        var lease = new Lease(_nextLease++, run.Run, run.Attempt, run.Kills, worker, now);
        _leases.Add(lease.Id, lease);
        return lease;
    }

    /// <summary>Tasks that earlier incarnations tried have their own next attempt; the others are fresh.</summary>
    private void AddUntried(TaskRun run)
    {
        if (_attempts.Count == 0)
        {
            _pending.AddFresh(run);
            return;
        }

        var first = run.First;
        foreach (var (index, attempts) in _attempts.Where(tried => tried.Key >= run.First && tried.Key < run.End).OrderBy(tried => tried.Key))
        {
            if (index > first)
                _pending.AddFresh(new TaskRun(first, (int)(index - first)));
            _pending.AddReturned(new PendingRun(new TaskRun(index, 1), attempts + 1, 0));
            first = index + 1;
        }

        if (first < run.End)
            _pending.AddFresh(new TaskRun(first, (int)(run.End - first)));
    }
}
