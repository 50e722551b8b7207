using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>The leases that are out: who holds which tasks, and since when. Two of the same tasks are twins.</summary>
internal sealed class LeaseTable
{
    /// <summary>Leases that were outrun are remembered to count their results as duplicates; so many at most.</summary>
    private const int MostOutrun = 10_000;

    private readonly Dictionary<long, Lease> _leases = [];
    private readonly HashSet<long> _outrun = [];
    private long _next = 1;

    public IReadOnlyCollection<Lease> All => _leases.Values;

    public Lease? Find(long? id) => id is { } known ? _leases.GetValueOrDefault(known) : null;

    public Lease Add(PendingRun run, string worker, DateTimeOffset now)
    {
        var lease = new Lease(_next++, run.Run, run.Attempt, run.Kills, worker, now);
        _leases.Add(lease.Id, lease);
        return lease;
    }

    /// <summary>Another worker tries the rest of a lease's tasks too.</summary>
    public Lease AddTwin(Lease first, TaskRun rest, string worker, DateTimeOffset now)
    {
        var second = Add(new PendingRun(rest, first.Attempt, first.Kills), worker, now) with { Twin = first.Id, Again = true };
        _leases[second.Id] = second;
        _leases[first.Id] = first with { Twin = second.Id };
        return second;
    }

    public bool HasTwin(Lease lease) => Find(lease.Twin) is not null;

    /// <summary>Takes leases out; those of them whose tasks nobody else holds.</summary>
    public List<Lease> Remove(Func<Lease, bool> which)
    {
        var alone = new List<Lease>();
        foreach (var lease in _leases.Values.Where(which).ToList())
        {
            _leases.Remove(lease.Id);
            if (!Part(lease))
                alone.Add(lease);
        }

        return alone;
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

    /// <summary>Ends a lease once all of its tasks are reported; a long chunk is reported in parts, which may come in any order.</summary>
    public void Report(Lease lease, TaskRun reported)
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
        Part(lease);
    }

    /// <summary>Takes out the leases whose tasks are all settled, held by others than the one that settled them: its twin's, where it reported what it was given, for no third holds these tasks.</summary>
    public List<Lease> RemoveOutrun(TaskSet settled, TaskRun reported, Lease? by)
    {
        var others = by is null || reported.First < by.Run.First || reported.End > by.Run.End ? _leases.Values.Where(lease => lease.Id != by?.Id)
            : Find(by.Twin) is { } twin ? [twin]
            : [];
        var outrun = others.Where(lease => settled.Missing(lease.Run).Count == 0).ToList();
        if (_outrun.Count > MostOutrun)
            _outrun.Clear();
        foreach (var lease in outrun)
        {
            _leases.Remove(lease.Id);
            _outrun.Add(lease.Id);
        }

        return outrun;
    }

    /// <summary>Whether a lease was outrun; said once.</summary>
    public bool WasOutrun(long? lease) => lease is { } id && _outrun.Remove(id);

    /// <summary>The twin of a lease that has ended holds its tasks alone; false where it has none.</summary>
    private bool Part(Lease ended)
    {
        if (Find(ended.Twin) is not { } twin)
            return false;
        _leases[twin.Id] = twin with { Twin = null };
        return true;
    }
}
