using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>The slots of a worker: which are free, which chunks run in the others, and which wait for one.</summary>
internal sealed class SlotPool : IDisposable
{
    private readonly List<SlotThread> _slots = [];
    private readonly List<SlotThread> _idle = [];
    private readonly List<HeldLease> _ready = [];
    private readonly HashSet<HeldLease> _running = [];
    private readonly HashSet<HeldLease> _abandoned = [];

    public SlotPool(int slots) => Resize(slots);

    /// <summary>How many there are; while chunks come to their end for which there are no slots any more, more run.</summary>
    public int Count { get; private set; }

    public int Idle => Math.Clamp(Count - Busy, 0, _idle.Count);

    public int Busy => _running.Count;

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
        if (_ready.Count == 0 || Idle == 0)
            return null;
        var next = _ready.MaxBy(ready => ready.Desk.Priority)!;
        _ready.Remove(next);
        _running.Add(next);
        next.Slot = _idle[^1];
        _idle.RemoveAt(_idle.Count - 1);
        return next;
    }

    /// <summary>There are so many slots from now on. What runs in others comes to its end first.</summary>
    public void Resize(int count)
    {
        Count = count;
        foreach (var number in Enumerable.Range(1, count).Except(_slots.Select(slot => slot.Number)).ToList())
            Open(number);
        foreach (var slot in _idle.Where(slot => slot.Number > count).ToList())
        {
            _idle.Remove(slot);
            Close(slot);
        }
    }

    /// <summary>A chunk has come to its end, and its slot is free again; false where it was given up, and another has its slot.</summary>
    public bool Free(HeldLease over, SlotThread slot)
    {
        if (_running.Remove(over))
        {
            if (slot.Number <= Count)
                _idle.Add(slot);
            else
                Close(slot);
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
        _slots.Remove(stuck.Slot!);
        if (stuck.Slot!.Number <= Count)
            Open(stuck.Slot.Number);
    }

    /// <summary>Ends the threads once what runs in them has.</summary>
    public void Dispose() => _slots.ForEach(slot => slot.Dispose());

    private void Open(int number)
    {
        var slot = new SlotThread(number);
        _slots.Add(slot);
        _idle.Add(slot);
    }

    private void Close(SlotThread slot)
    {
        _slots.Remove(slot);
        slot.Dispose();
    }
}
