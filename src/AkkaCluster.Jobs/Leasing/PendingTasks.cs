using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>The tasks of a job that nobody holds: those that came back first, then those due again, then the fresh ones in order of input.</summary>
internal sealed class PendingTasks
{
    private readonly Queue<PendingRun> _fresh = new();
    private readonly Queue<PendingRun> _returned = new();
    private readonly PriorityQueue<PendingRun, DateTimeOffset> _retries = new();
    private PendingRun? _open;

    /// <summary>All tasks that wait, also those that are not due yet.</summary>
    public long Count { get; private set; }

    /// <summary>Tasks that wait for their time.</summary>
    public long Delayed { get; private set; }

    public DateTimeOffset? NextDue => _retries.TryPeek(out _, out var due) ? due : null;

    public void AddFresh(TaskRun run, int attempt = 1) => Enqueue(_fresh, new PendingRun(run, attempt, 0));

    public void AddReturned(PendingRun run) => Enqueue(_returned, run);

    public void AddRetry(PendingRun run, DateTimeOffset due)
    {
        _retries.Enqueue(run, due);
        Count += run.Run.Count;
        Delayed += run.Run.Count;
    }

    /// <summary>Whether there is one that is due; of those that were never tried, only where <paramref name="fresh"/>.</summary>
    public bool CanTake(bool fresh) => _returned.Count > 0 || (fresh && Count > Delayed) || (_open is { Attempt: > 1 });

    /// <summary>Takes up to <paramref name="size"/> consecutive tasks of one attempt; such as were never tried only where <paramref name="fresh"/>.</summary>
    public bool TryTake(int size, DateTimeOffset now, bool fresh, out PendingRun taken)
    {
        while (_retries.TryPeek(out var run, out var due) && due <= now)
        {
            _retries.Dequeue();
            Delayed -= run.Run.Count;
            _returned.Enqueue(run);
        }

        if (!CanTake(fresh))
        {
            taken = default;
            return false;
        }

        if (!TryTakeWhole(out taken))
            return false;
        if (taken.Run.Count > size)
        {
            _open = taken with { Run = new TaskRun(taken.Run.First + size, taken.Run.Count - size) };
            taken = taken with { Run = taken.Run with { Count = size } };
        }

        Count -= taken.Run.Count;
        return true;
    }

    private bool TryTakeWhole(out PendingRun taken)
    {
        if (_returned.TryDequeue(out taken))
        {
            if (_open is { } open)
                _returned.Enqueue(open);
            _open = null;
            return true;
        }

        if (_open is { } rest)
        {
            taken = rest;
            _open = null;
            return true;
        }

        return _fresh.TryDequeue(out taken);
    }

    private void Enqueue(Queue<PendingRun> queue, PendingRun run)
    {
        queue.Enqueue(run);
        Count += run.Run.Count;
    }
}
