namespace AkkaCluster.Balancing.Server;

/// <summary>What waits and what runs on a server: at most so many at once, a bounded number behind them, in the order in which they came.</summary>
public sealed class TaskQueue<T>(int slots, int capacity)
{
    private readonly Queue<T> _waiting = new();

    /// <summary>How many run.</summary>
    public int Running { get; private set; }

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Takes one in.</summary>
    /// <param name="item">What came.</param>
    /// <param name="startNow">Whether there is a free slot for it.</param>
    /// <returns>False where there is no room.</returns>
    public bool TryEnter(T item, out bool startNow)
    {
        startNow = Running < slots;
        if (startNow)
            Running++;
        else if (_waiting.Count < capacity)
            _waiting.Enqueue(item);
        else
            return false;
        return true;
    }

    /// <summary>Gives back all that wait.</summary>
    public IReadOnlyList<T> Clear()
    {
        T[] waiting = [.. _waiting];
        _waiting.Clear();
        return waiting;
    }

    /// <summary>One ended; gives the next that its slot is for, if any waits.</summary>
    public bool TryNext(out T? next)
    {
        if (_waiting.TryDequeue(out next))
            return true;
        Running--;
        return false;
    }
}
