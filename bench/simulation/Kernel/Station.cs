namespace AkkaCluster.Simulation.Kernel;

/// <summary>A resource with a queue, first come first served: so many at once, the others wait.</summary>
/// <param name="time">The clock.</param>
/// <param name="name">What people know it by.</param>
/// <param name="servers">How many are served at once.</param>
internal sealed class Station(VirtualTime time, string name, int servers)
{
    private readonly Queue<(double Since, Action<Action> Work)> _waiting = new();
    private readonly List<double> _waits = [];
    private int _busy;
    private double _area;
    private double _changed;
    private double _from;

    public string Name => name;

    /// <summary>How long each waited for its turn, in milliseconds.</summary>
    public IReadOnlyList<double> Waits => _waits;

    /// <summary>The share of the time since <see cref="Restart"/> in which its servers were busy.</summary>
    public double Utilisation => time.Now <= _from ? 0 : (_area + _busy * (time.Now - _changed)) / (servers * (time.Now - _from));

    /// <summary>Forgets what was counted: the warm-up is over.</summary>
    public void Restart()
    {
        _waits.Clear();
        (_area, _changed, _from) = (0, time.Now, time.Now);
    }

    /// <summary>Takes a server for as long as it is used.</summary>
    public void Use(double milliseconds, Action then) => Hold(release => time.After(milliseconds, () =>
    {
        release();
        then();
    }));

    /// <summary>Takes a server until it is given back.</summary>
    /// <param name="work">What is done with it; called with what gives it back, once.</param>
    public void Hold(Action<Action> work)
    {
        if (_busy == servers)
            _waiting.Enqueue((time.Now, work));
        else
            Begin(time.Now, work);
    }

    private void Begin(double since, Action<Action> work)
    {
        _waits.Add(time.Now - since);
        Count(1);
        work(End);
    }

    private void End()
    {
        Count(-1);
        if (_waiting.TryDequeue(out var next))
            Begin(next.Since, next.Work);
    }

    private void Count(int change)
    {
        _area += _busy * (time.Now - _changed);
        _changed = time.Now;
        _busy += change;
    }
}
