using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

internal sealed partial class LeaseBook
{
    /// <summary>
    /// A worker is lost: its tasks go to others. Each may have been the one that took it down, so they come back in smaller pieces, and a
    /// single task that was there every time is given up.
    /// </summary>
    public Settlement LoseWorker(string worker, DateTimeOffset now)
    {
        _slots.Remove(worker);
        var lost = _leases.Values.Where(lease => lease.Worker == worker).ToList();
        var failures = new List<TaskAttempt>();
        foreach (var lease in lost)
        {
            _leases.Remove(lease.Id);
            if (!HasTwin(lease))
                Blame(lease.Run, lease.Attempt, lease.Kills + 1, worker, failures);
        }

        return SettleKilled(failures);
    }

    /// <summary>A worker hands tasks back that it has not run: nobody is to blame.</summary>
    public void Return(long lease)
    {
        if (!_leases.Remove(lease, out var returned) || HasTwin(returned))
            return;
        foreach (var run in Unreported(returned.Run, returned.Attempt))
            _pending.AddReturned(new PendingRun(run, returned.Attempt, returned.Kills));
    }

    /// <summary>Takes back the leases that their workers have not mentioned for too long: the grant or the result was lost.</summary>
    public List<Lease> Expire(DateTimeOffset now)
    {
        var expired = _leases.Values.Where(lease => now - lease.Renewed > _policy.LeaseTimeout).ToList();
        foreach (var lease in expired)
            Return(lease.Id);
        return expired;
    }

    /// <summary>Whether a chunk takes so long that a second worker is to try it too.</summary>
    public bool HasStraggler(DateTimeOffset now) => _speculate && _pending.Count == 0 && _leases.Values.Any(lease => IsStraggler(lease, now));

    /// <summary>The second lease of the tasks that take longest, for a worker that has nothing else to do.</summary>
    private Lease? Speculate(string worker, DateTimeOffset now)
    {
        if (!_speculate || _pending.Count > 0)
            return null;
        var slowest = _leases.Values.Where(lease => lease.Worker != worker && IsStraggler(lease, now)).MinBy(lease => lease.Since);
        if (slowest is null || _settled.Missing(slowest.Run) is not { Count: > 0 } open)
            return null;
        var rest = new TaskRun(open[0].First, (int)(open[^1].End - open[0].First));
        var second = Hold(new PendingRun(rest, slowest.Attempt, slowest.Kills), worker, now) with { Twin = slowest.Id, Again = true };
        _leases[second.Id] = second;
        _leases[slowest.Id] = slowest with { Twin = second.Id };
        return second;
    }

    private bool IsStraggler(Lease lease, DateTimeOffset now)
    {
        if (lease.Twin is not null || Sizer.SecondsPerTask is not { } seconds)
            return false;
        var expected = TimeSpan.FromSeconds(2 * seconds * lease.Run.Count);
        return now - lease.Since >= (expected > _policy.SpeculateAfter ? expected : _policy.SpeculateAfter);
    }

    private bool HasTwin(Lease lease)
    {
        if (lease.Twin is not { } twin || !_leases.TryGetValue(twin, out var other))
            return false;
        _leases[twin] = other with { Twin = null };
        return true;
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
}
