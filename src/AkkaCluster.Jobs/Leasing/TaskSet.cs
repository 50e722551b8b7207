using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>A set of tasks as ordered, disjoint, never adjacent runs.</summary>
internal sealed class TaskSet
{
    private readonly List<TaskRun> _runs = [];

    public long Count { get; private set; }

    public IReadOnlyList<TaskRun> Runs => _runs;

    public bool Contains(long index)
    {
        var at = FindRun(index);
        return at < _runs.Count && _runs[at].First <= index;
    }

    /// <summary>Adds a run; the parts of it that were in the set already change nothing.</summary>
    public void Add(TaskRun run)
    {
        if (run.Count == 0)
            return;
        // The first run that ends at or after the new one's start may touch it; so may all that start before its end.
        var from = FindRun(run.First - 1);
        var (first, end) = (run.First, run.End);
        var to = from;
        while (to < _runs.Count && _runs[to].First <= end)
        {
            first = Math.Min(first, _runs[to].First);
            end = Math.Max(end, _runs[to].End);
            Count -= _runs[to].Count;
            to++;
        }

        _runs.RemoveRange(from, to - from);
        _runs.Insert(from, new TaskRun(first, checked((int)(end - first))));
        Count += end - first;
    }

    /// <summary>The parts of a run that are not in the set, in order.</summary>
    public List<TaskRun> Missing(TaskRun run)
    {
        var missing = new List<TaskRun>(1);
        var next = run.First;
        for (var at = FindRun(run.First); at < _runs.Count && _runs[at].First < run.End; at++)
        {
            if (_runs[at].First > next)
                missing.Add(new TaskRun(next, (int)(_runs[at].First - next)));
            next = Math.Max(next, _runs[at].End);
        }

        if (next < run.End)
            missing.Add(new TaskRun(next, (int)(run.End - next)));
        return missing;
    }

    /// <summary>The place of the first run that ends after the index.</summary>
    private int FindRun(long index)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].End > index)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
