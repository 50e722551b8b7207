using System.Globalization;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>
/// Who holds which tasks of a job, which are settled, and which wait. All decisions of a job's actor about its tasks are made here; time and
/// randomness come from outside.
/// </summary>
internal sealed class LeaseBook
{
    private readonly LeasingPolicy _policy;
    private readonly Random _random;
    private readonly int _maxAttempts;
    private readonly bool _speculate;
    private readonly PendingTasks _pending = new();
    private readonly TaskSet _settled = new();
    private readonly LeaseTable _leases = new();
    private readonly TriedTasks _tried;
    private readonly ChunkSizer _sizer;
    private readonly Dictionary<string, int> _slots = [];
    private DateTimeOffset _nextStart;

    public LeaseBook(long tasks, int maxAttempts, LeasingPolicy policy, Random random, JobHistory? history = null, bool speculate = true)
    {
        _speculate = speculate;
        TaskCount = tasks;
        _maxAttempts = maxAttempts;
        _policy = policy;
        _random = random;
        _sizer = new ChunkSizer(policy);
        _tried = new TriedTasks(history?.Attempts);
        foreach (var run in history?.Done ?? [])
            _settled.Add(run);
    }

    /// <summary>How fast tasks may be begun; null for as fast as they are asked for.</summary>
    public TaskPace? Pace { get; init; }

    /// <summary>What the cluster's limits say besides.</summary>
    public TaskPace? Limit { get; set; }

    public bool IsPaced => Pace is not null || Limit is not null;

    public long TaskCount { get; }

    /// <summary>Tasks whose outcome is known, recorded or about to be.</summary>
    public long Settled => _settled.Count;

    /// <summary>How long one task takes, as was measured; null before the first result.</summary>
    public TimeSpan? TaskTime => _sizer.SecondsPerTask is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool AllSettled => _settled.Count == TaskCount;

    /// <summary>When to look again; null where that is when a lease ends.</summary>
    public DateTimeOffset? NextDue => IsFull ? null
        : !IsPaced || _nextStart == default ? _pending.NextDue
        : _pending.CanTake(MayBegin) || _pending.NextDue <= _nextStart ? _nextStart
        : _pending.NextDue;

    public IReadOnlyCollection<Lease> Leases => _leases.All;

    public long LeasedTasks => _leases.All.Sum(lease => (long)lease.Run.Count);

    /// <summary>Each task that failed and waits for its next attempt is remembered: beyond so many, none are begun that were not tried yet.</summary>
    private bool MayBegin => _tried.Count < _policy.MostWaiting;

    /// <summary>Whether a worker that asks now may get something that nobody holds.</summary>
    public bool HasWaiting(DateTimeOffset now) => IsInPace(now) && (_pending.CanTake(MayBegin) || _pending.NextDue <= now);

    /// <summary>Whether a chunk takes so long that a second worker is to try it too.</summary>
    public bool HasStraggler(DateTimeOffset now) => _speculate && !IsFull && _pending.Count == 0 && _leases.All.Any(lease => IsStraggler(lease, now));

    /// <summary>
    /// Makes all tasks available that are neither settled nor held. Called once, after the leases of an earlier incarnation are known;
    /// those that it recorded, whose workers are not there any more, went down with them.
    /// </summary>
    public Settlement Open(IReadOnlyList<LeaseRecord>? recorded = null, Func<string, bool>? isHere = null)
    {
        var taken = new TaskSet();
        foreach (var run in _settled.Runs.Concat(_leases.All.Select(lease => lease.Run)))
            taken.Add(run);
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
    public Lease? Adopt(string worker, TaskRun run, int attempt, DateTimeOffset now) =>
        RestOf(run) is { } rest ? _leases.Add(new PendingRun(rest, attempt, 0), worker, now) : null;

    /// <summary>Hands out up to <paramref name="free"/> leases, and up to <paramref name="extra"/> more for later while there is plenty.</summary>
    public List<Lease> Ask(string worker, int free, int extra, int totalSlots, DateTimeOffset now)
    {
        _slots[worker] = totalSlots;
        var granted = new List<Lease>(free + extra);
        while (granted.Count < free && TakeNext(worker, now) is { } lease)
            granted.Add(lease);
        var slots = _slots.Values.Sum();
        while (granted.Count < free + extra && _pending.Count - _pending.Delayed > (long)slots * _sizer.Next(_pending.Count, slots) && TakeNext(worker, now) is { } lease)
            granted.Add(lease);
        if (granted.Count == 0 && Speculate(worker, now) is { } second)
            granted.Add(second);
        return granted;
    }

    /// <summary>A worker says which leases it holds.</summary>
    public void Renew(string worker, IEnumerable<long> leases, DateTimeOffset now) => _leases.Renew(worker, leases, now);

    /// <summary>Takes a worker's report: what of it is new is settled, what failed is tried again or settled as failed.</summary>
    public Settlement Report(ReportedChunk report, string worker, DateTimeOffset now)
    {
        var open = _settled.Missing(report.Run);
        var lease = _leases.Find(report.Lease);
        var failures = new List<TaskAttempt>(report.Failures.Count);
        var again = new List<long>();
        // While the same attempt still runs elsewhere, its outcome counts, unless trying is useless anyway.
        var outcomeElsewhere = lease is not null && _leases.HasTwin(lease);
        foreach (var failure in report.Failures.Where(failure => IsOpen(open, failure.Index) && !_tried.Has(failure.Index, report.Attempt) && (failure.Permanent || !outcomeElsewhere)))
        {
            var final = failure.Permanent || report.Attempt >= _maxAttempts;
            failures.Add(new TaskAttempt(failure.Index, report.Attempt, worker, failure.Error, final, failure.Trace) { StartedAt = failure.StartedAt, Elapsed = failure.Elapsed, Log = failure.Log });
            if (!final)
                again.Add(failure.Index);
        }

        var runs = WithoutUnsettled(open, report, failures);
        runs.ForEach(Settle);
        _sizer.Observe(report.Run.Count, report.Elapsed);
        Retry(again, report.Attempt, now);
        // A result that is sent again because its acknowledgement was late is no second execution; one under a lease that was outrun is.
        var executed = lease is not null || _leases.WasOutrun(report.Lease);
        var duplicates = executed ? report.Run.Count - open.Sum(run => (long)run.Count) : 0;
        if (lease is not null)
            _leases.Report(lease, report.Run);
        return new Settlement(runs, failures, duplicates, _leases.RemoveOutrun(_settled, report.Run, by: lease));
    }

    /// <summary>
    /// A worker is lost: its tasks go to others. Each may have been the one that took it down, so they come back in smaller pieces, and a
    /// single task that was there every time is given up.
    /// </summary>
    public Settlement LoseWorker(string worker, DateTimeOffset now)
    {
        _slots.Remove(worker);
        var failures = new List<TaskAttempt>();
        foreach (var lost in _leases.Remove(lease => lease.Worker == worker))
            Blame(lost.Run, lost.Attempt, lost.Kills + 1, worker, failures);
        return SettleKilled(failures);
    }

    /// <summary>A worker hands tasks back that it has not run: nobody is to blame.</summary>
    public void Return(long lease) => Return(_leases.Remove(known => known.Id == lease));

    /// <summary>Takes back the leases that their workers have not mentioned for too long: the grant or the result was lost.</summary>
    public List<Lease> Expire(DateTimeOffset now)
    {
        var expired = _leases.All.Where(lease => now - lease.Renewed > _policy.LeaseTimeout).ToList();
        if (expired.Count > 0)
            Return(_leases.Remove(expired.Contains));
        return expired;
    }

    private void Return(List<Lease> leases)
    {
        foreach (var lease in leases)
        {
            foreach (var run in Unreported(lease.Run, lease.Attempt))
                _pending.AddReturned(new PendingRun(run, lease.Attempt, lease.Kills));
        }
    }

    private bool IsFull => IsPaced && _leases.All.Count >= Math.Min(Pace?.AtOnce ?? int.MaxValue, Limit?.AtOnce ?? int.MaxValue);

    private TimeSpan Delay => Pace?.Delay > Limit?.Delay ? Pace.Delay : Limit?.Delay ?? Pace?.Delay ?? TimeSpan.Zero;

    private bool IsInPace(DateTimeOffset now) => !IsFull && now >= _nextStart;

    private Lease? TakeNext(string worker, DateTimeOffset now)
    {
        if (!IsInPace(now))
            return null;
        var size = Pace is not null || Delay > TimeSpan.Zero ? 1 : _sizer.Next(Math.Max(1, _pending.Count), _slots.Values.Sum());
        while (_pending.TryTake(size, now, MayBegin, out var run))
        {
            var open = _settled.Missing(run.Run);
            if (open.Count == 0)
                continue;
            foreach (var rest in open.Skip(1))
                _pending.AddReturned(run with { Run = rest });
            if (Delay > TimeSpan.Zero)
                _nextStart = now + Delay;
            return _leases.Add(run with { Run = open[0] }, worker, now);
        }

        return null;
    }

    /// <summary>The second lease of the tasks that take longest, for a worker that has nothing else to do.</summary>
    private Lease? Speculate(string worker, DateTimeOffset now)
    {
        if (!_speculate || IsFull || _pending.Count > 0)
            return null;
        var slowest = _leases.All.Where(lease => lease.Worker != worker && IsStraggler(lease, now)).MinBy(lease => lease.Since);
        return slowest is not null && RestOf(slowest.Run) is { } rest ? _leases.AddTwin(slowest, rest, worker, now) : null;
    }

    private bool IsStraggler(Lease lease, DateTimeOffset now)
    {
        if (lease.Twin is not null || _sizer.SecondsPerTask is not { } seconds)
            return false;
        var expected = TimeSpan.FromSeconds(2 * seconds * lease.Run.Count);
        return now - lease.Since >= (expected > _policy.SpeculateAfter ? expected : _policy.SpeculateAfter);
    }

    /// <summary>From the first to the last task of a run that is not settled; null where all are.</summary>
    private TaskRun? RestOf(TaskRun run) => _settled.Missing(run) is { Count: > 0 } open ? new TaskRun(open[0].First, (int)(open[^1].End - open[0].First)) : null;

    /// <summary>Tasks that earlier incarnations tried have their own next attempt; the others are fresh.</summary>
    private void AddUntried(TaskRun run)
    {
        var first = run.First;
        foreach (var (index, attempts) in _tried.In(run))
        {
            if (index > first)
                _pending.AddFresh(new TaskRun(first, (int)(index - first)));
            _pending.AddReturned(new PendingRun(new TaskRun(index, 1), attempts + 1, 0));
            first = index + 1;
        }

        if (first < run.End)
            _pending.AddFresh(new TaskRun(first, (int)(run.End - first)));
    }

    /// <summary>The outcome of tasks is known. How often they were tried need not be remembered any more.</summary>
    private void Settle(TaskRun run)
    {
        _settled.Add(run);
        _tried.Forget(run);
    }

    private static bool IsOpen(List<TaskRun> open, long index) => open.Exists(run => index >= run.First && index < run.End);

    /// <summary>The open tasks that succeeded or failed for good.</summary>
    private static List<TaskRun> WithoutUnsettled(List<TaskRun> open, ReportedChunk report, List<TaskAttempt> failures)
    {
        if (report.Failures.Count == 0)
            return open;
        var unsettled = new TaskSet();
        var final = failures.Where(failure => failure.Final).Select(failure => failure.Index).ToHashSet();
        foreach (var failure in report.Failures.Where(failure => !final.Contains(failure.Index)))
            unsettled.Add(new TaskRun(failure.Index, 1));
        return [.. open.SelectMany(unsettled.Missing)];
    }

    /// <summary>Tasks that failed together come back together, consecutive ones as one run.</summary>
    private void Retry(List<long> indices, int attempt, DateTimeOffset now)
    {
        if (indices.Count == 0)
            return;
        var runs = new TaskSet();
        foreach (var index in indices)
        {
            _tried.Set(index, attempt);
            runs.Add(new TaskRun(index, 1));
        }

        var due = now + RetryBackoff.After(attempt, _policy, _random);
        foreach (var run in runs.Runs)
            _pending.AddRetry(new PendingRun(run, attempt + 1, 0), due);
    }

    /// <summary>The tasks of a lease that have neither an outcome nor another attempt waiting.</summary>
    private IEnumerable<TaskRun> Unreported(TaskRun held, int attempt)
    {
        var open = _settled.Missing(held);
        if (_tried.Count == 0)
            return open;
        var waiting = new TaskSet();
        foreach (var (index, attempts) in _tried.In(held).Where(tried => tried.Attempts >= attempt))
            waiting.Add(new TaskRun(index, 1));
        return open.SelectMany(waiting.Missing);
    }

    private void Blame(TaskRun run, int attempt, int kills, string worker, List<TaskAttempt> failures)
    {
        foreach (var open in Unreported(run, attempt))
        {
            if (open.Count == 1 && kills >= _policy.MaxKills)
            {
                failures.Add(new TaskAttempt(open.First, attempt, worker, KilledText(kills), Final: true));
                continue;
            }

            var piece = kills >= _policy.MaxKills - 1 ? 1 : Math.Max(1, (int)Math.Sqrt(open.Count));
            for (var first = open.First; first < open.End; first += piece)
                _pending.AddReturned(new PendingRun(new TaskRun(first, (int)Math.Min(piece, open.End - first)), attempt, kills));
        }
    }

    private Settlement SettleKilled(List<TaskAttempt> failures)
    {
        var runs = failures.ConvertAll(failure => new TaskRun(failure.Index, 1));
        runs.ForEach(Settle);
        return new Settlement(runs, failures, 0, []);
    }

    private string KilledText(int kills) => string.Create(CultureInfo.InvariantCulture,
        $"{kills} workers were lost while they ran this task; it is not tried again (akkacluster.jobs.max-worker-kills = {_policy.MaxKills}).");
}
