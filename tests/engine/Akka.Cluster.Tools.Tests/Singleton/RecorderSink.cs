namespace Akka.Cluster.Tools.Tests.Singleton;

/// <summary>What all instances of a singleton in this process have received.</summary>
internal sealed class RecorderSink
{
    private readonly Lock _lock = new();
    private readonly List<(int Number, string Address)> _received = [];
    private readonly List<(Func<bool> Reached, TaskCompletionSource Done)> _waiting = [];
    private int _running;
    private int _starts;

    /// <summary>Largest number of instances that ran at a time.</summary>
    public int MostAtATime { get; private set; }

    public IReadOnlyList<(int Number, string Address)> Received
    {
        get
        {
            lock (_lock) return _received.ToList();
        }
    }

    public void Started()
    {
        lock (_lock)
        {
            _starts++;
            MostAtATime = Math.Max(MostAtATime, ++_running);
            Wake();
        }
    }

    public void Stopped()
    {
        lock (_lock) _running--;
    }

    public void Add(int number, string address)
    {
        lock (_lock)
        {
            _received.Add((number, address));
            Wake();
        }
    }

    /// <summary>Completes when that many messages have been received.</summary>
    public Task ReceivedAsync(int count)
        => UntilAsync(() => _received.Count >= count, () => $"{count} messages; {Received.Count} were received, the last is {Received.LastOrDefault()}");

    /// <summary>Completes when that many instances have been started.</summary>
    public Task StartsAsync(int count) => UntilAsync(() => _starts >= count, () => $"{count} starts; there were {_starts}");

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
