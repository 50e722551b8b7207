namespace Akka.Cluster.Tools.Tests.Singleton;

/// <summary>What all instances of a singleton in this process have received.</summary>
internal sealed class RecorderSink
{
    private readonly Lock _lock = new();
    private readonly List<(int Number, string Address)> _received = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _running;

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
        lock (_lock) MostAtATime = Math.Max(MostAtATime, ++_running);
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
            foreach (var (count, reached) in _waiting)
                if (_received.Count >= count) reached.TrySetResult();
        }
    }

    /// <summary>Completes when that many messages have been received.</summary>
    public async Task ReceivedAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_received.Count >= count) return;
            _waiting.Add((count, reached));
        }

        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Of {count} messages the singleton received {Received.Count} in 30 s; the last is {Received.LastOrDefault()}.");
        }
    }
}
