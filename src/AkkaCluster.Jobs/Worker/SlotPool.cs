using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>The slots of a worker: which are free, which chunks run in the others, and which wait for one.</summary>
internal sealed class SlotPool : IDisposable
{
    private readonly SlotThread[] _slots;
    private readonly Stack<SlotThread> _idle = new();
    private readonly List<HeldLease> _ready = [];
    private readonly HashSet<HeldLease> _running = [];
    private readonly HashSet<HeldLease> _abandoned = [];

    public SlotPool(int slots)
    {
        _slots = [.. Enumerable.Range(1, slots).Select(number => new SlotThread(number))];
        Array.ForEach(_slots, _idle.Push);
    }

    public int Idle => _idle.Count;

    public int Busy => _slots.Length - _idle.Count;

    /// <summary>Chunks that wait for a slot.</summary>
    public int Ready => _ready.Count;

    /// <summary>What runs, by slot.</summary>
    public IEnumerable<HeldLease> Running => _running.OrderBy(lease => lease.Slot!.Number);

    /// <summary>Handlers that run on after they were given up.</summary>
    public int Abandoned => _abandoned.Count;

    public void AddReady(HeldLease lease) => _ready.Add(lease);

    /// <summary>The next chunk, and the slot that it takes; null where no chunk is ready or no slot is free.</summary>
    public HeldLease? TakeNext()
    {
        if (_ready.Count == 0 || _idle.Count == 0)
            return null;
        var next = _ready.MaxBy(ready => ready.Desk.Priority)!;
        _ready.Remove(next);
        _running.Add(next);
        next.Slot = _idle.Pop();
        return next;
    }

    /// <summary>A chunk has come to its end, and its slot is free again; false where it was given up, and another has its slot.</summary>
    public bool Free(HeldLease over, SlotThread slot)
    {
        if (_running.Remove(over))
        {
            _idle.Push(slot);
            return true;
        }

        _abandoned.Remove(over);
        slot.Dispose();
        return false;
    }

    /// <summary>Chunks that are not begun and not wanted any more.</summary>
    public void Drop(Predicate<HeldLease> which) => _ready.RemoveAll(which);

    /// <summary>Takes out all that are not begun.</summary>
    public IReadOnlyList<HeldLease> TakeReady()
    {
        var taken = _ready.ToArray();
        _ready.Clear();
        return taken;
    }

    /// <summary>Chunks whose handlers were asked to end so long ago, and go on.</summary>
    public IReadOnlyList<HeldLease> Overdue(TimeSpan after) => [.. _running.Where(lease => lease.Watch.Overdue > after)];

    /// <summary>Nobody can end a handler that does not listen but the end of its process. It is given up: another thread takes its slot.</summary>
    public void Abandon(HeldLease stuck)
    {
        stuck.IsStuck = true;
        _running.Remove(stuck);
        _abandoned.Add(stuck);
        var fresh = new SlotThread(stuck.Slot!.Number);
        _slots[fresh.Number - 1] = fresh;
        _idle.Push(fresh);
    }

    /// <summary>Ends the threads once what runs in them has.</summary>
    public void Dispose() => Array.ForEach(_slots, slot => slot.Dispose());
}
