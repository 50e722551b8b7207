namespace Akka.Cluster.Sharding.Tests.Systems;

/// <summary>What the entities of all nodes in this process report: it knows of an entity that is there twice, of a message that is lost and of one that overtook another.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _running = [];
    private readonly Dictionary<string, List<int>> _received = [];
    private readonly List<string> _doubled = [];
    private readonly List<(Func<bool> Reached, TaskCompletionSource Done)> _waiting = [];
    private int _count;

    /// <summary>Entities that were seen twice at a time.</summary>
    public IReadOnlyList<string> Doubled
    {
        get
        {
            lock (_lock) return _doubled.ToList();
        }
    }

    public int Count
    {
        get
        {
            lock (_lock) return _count;
        }
    }

    public IReadOnlyList<int> Of(string entity)
    {
        lock (_lock) return _received.TryGetValue(entity, out var list) ? list.ToList() : [];
    }

    public void Started(string entity)
    {
        lock (_lock)
        {
            var now = _running[entity] = _running.GetValueOrDefault(entity) + 1;
            if (now > 1) _doubled.Add(entity);
            Wake();
        }
    }

    public void Stopped(string entity)
    {
        lock (_lock)
        {
            _running[entity]--;
            Wake();
        }
    }

    public void Add(string entity, int number)
    {
        lock (_lock)
        {
            if (!_received.TryGetValue(entity, out var list)) _received[entity] = list = [];
            list.Add(number);
            _count++;
            Wake();
        }
    }

    public Task CountAsync(int count) => UntilAsync(() => _count >= count, () => $"{count} messages received; {_count} were");

    public Task StoppedAsync(string entity) => UntilAsync(() => _running.GetValueOrDefault(entity) == 0, () => $"entity {entity} stopped");

    public Task StartedAsync(string entity) => UntilAsync(() => _running.GetValueOrDefault(entity) == 1, () => $"entity {entity} started");

    private async Task UntilAsync(Func<bool> reached, Func<string> expected)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (reached()) return;
            _waiting.Add((reached, done));
        }

        try
        {
            await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited 30 s for {expected()}.");
        }
    }

    private void Wake()
    {
        foreach (var (reached, done) in _waiting)
            if (reached()) done.TrySetResult();
    }
}
