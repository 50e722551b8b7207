using System.Globalization;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

internal sealed partial class LeaseBook
{
    /// <summary>Takes a worker's report: what of it is new is settled, what failed is tried again or settled as failed.</summary>
    public Settlement Report(ReportedChunk report, string worker, DateTimeOffset now)
    {
        var open = _settled.Missing(report.Run);
        var lease = report.Lease is { } id ? _leases.GetValueOrDefault(id) : null;
        var failures = new List<TaskAttempt>(report.Failures.Count);
        var again = new List<long>();
        // While the same attempt still runs elsewhere, its outcome counts, unless trying is useless anyway.
        var outcomeElsewhere = lease?.Twin is { } twin && _leases.ContainsKey(twin);
        foreach (var failure in report.Failures.Where(failure => IsOpen(open, failure.Index) && !IsBehind(failure.Index, report.Attempt) && (failure.Permanent || !outcomeElsewhere)))
        {
            var final = failure.Permanent || report.Attempt >= _maxAttempts;
            failures.Add(new TaskAttempt(failure.Index, report.Attempt, worker, failure.Error, final, failure.Trace));
            if (!final)
                again.Add(failure.Index);
        }

        var runs = WithoutUnsettled(open, report, failures);
        runs.ForEach(Settle);
        Sizer.Observe(report.Run.Count, report.Elapsed);
        Retry(again, report.Attempt, now);
        // A result that is sent again because its acknowledgement was late is no second execution; one under a lease that was outrun is.
        var executed = lease is not null || (report.Lease is { } outrun && _outrun.Remove(outrun));
        var duplicates = executed ? report.Run.Count - open.Sum(run => (long)run.Count) : 0;
        if (lease is not null)
            Release(lease, report.Run);
        return new Settlement(runs, failures, duplicates, Obsolete(lease?.Id));
    }

    /// <summary>The outcome of tasks is known. How often they were tried need not be remembered any more.</summary>
    private void Settle(TaskRun run)
    {
        _settled.Add(run);
        if (_attempts.Count == 0)
            return;
        for (var index = run.First; index < run.End; index++)
            _attempts.Remove(index);
    }

    private static bool IsOpen(List<TaskRun> open, long index) => open.Exists(run => index >= run.First && index < run.End);

    /// <summary>Whether a later attempt at the task has been reported or decided on already: a twin's failure came first.</summary>
    private bool IsBehind(long index, int attempt) => _attempts.GetValueOrDefault(index) >= attempt;

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
            _attempts[index] = attempt;
            runs.Add(new TaskRun(index, 1));
        }

        var due = now + RetryBackoff.After(attempt, _policy, _random);
        foreach (var run in runs.Runs)
            _pending.AddRetry(new PendingRun(run, attempt + 1, 0), due);
    }

    /// <summary>Ends a lease once all of its tasks are reported; a long chunk is reported in parts, which may come in any order.</summary>
    private void Release(Lease lease, TaskRun reported)
    {
        if (reported != lease.Run)
        {
            var parts = lease.Parts ?? new TaskSet();
            parts.Add(reported);
            if (parts.Count < lease.Run.Count)
            {
                _leases[lease.Id] = lease with { Parts = parts };
                return;
            }
        }

        _leases.Remove(lease.Id);
        _ = HasTwin(lease);
    }

    /// <summary>The tasks of a lease that have neither an outcome nor another attempt waiting.</summary>
    private IEnumerable<TaskRun> Unreported(TaskRun held, int attempt)
    {
        var open = _settled.Missing(held);
        if (_attempts.Count == 0)
            return open;
        var tried = new TaskSet();
        foreach (var (index, attempts) in _attempts)
        {
            if (attempts >= attempt && index >= held.First && index < held.End)
                tried.Add(new TaskRun(index, 1));
        }

        return open.SelectMany(tried.Missing);
    }

    /// <summary>Takes out the leases whose tasks are all settled.</summary>
    private List<Lease> Obsolete(long? except)
    {
        var obsolete = _leases.Values.Where(lease => lease.Id != except && _settled.Missing(lease.Run).Count == 0).ToList();
        if (_outrun.Count > MostOutrun)
            _outrun.Clear();
        foreach (var lease in obsolete)
        {
            _leases.Remove(lease.Id);
            _outrun.Add(lease.Id);
        }

        return obsolete;
    }

    private string KilledText(int kills) => string.Create(CultureInfo.InvariantCulture,
        $"{kills} workers were lost while they ran this task; it is not tried again (akkacluster.jobs.max-worker-kills = {_policy.MaxKills}).");
}
