using System.Collections.Concurrent;

namespace AkkaCluster.Jobs.Storage.Tests.Relay;

/// <summary>What a relay does to what it passes on. Faults may lie on top of each other, and each is over when it is disposed of.</summary>
internal sealed class RelayFaults
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<object, Task> _holds = new();
    private int _next, _losing, _slow, _lost, _held;

    /// <summary>How many answers to a COMMIT were lost.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>How many answers to a COMMIT were late.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>The next COMMIT is done, and its connection cut before the answer comes through.</summary>
    public void LoseNextCommit() => Interlocked.Increment(ref _next);

    /// <summary>The same with each COMMIT.</summary>
    public IDisposable LoseCommits() => Counted(ref _losing, () => Interlocked.Decrement(ref _losing));

    /// <summary>A COMMIT is done, and its answer comes when the fault is over.</summary>
    public IDisposable HoldCommits()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _holds[over] = over.Task;
        return new Fault(() =>
        {
            _holds.TryRemove(over, out _);
            over.SetResult();
        });
    }

    /// <summary>All that passes, either way, takes a tenth of a second longer.</summary>
    public IDisposable Slow() => Counted(ref _slow, () => Interlocked.Decrement(ref _slow));

    /// <summary>Called before anything passes.</summary>
    public Task PassAsync(CancellationToken cancellation) => Volatile.Read(ref _slow) > 0 ? Task.Delay(Slowness, TimeProvider.System, cancellation) : Task.CompletedTask;

    /// <summary>Called when a COMMIT is done: whether its answer may pass.</summary>
    public async Task<bool> MayAnswerAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _losing) > 0 || TakeNext())
        {
            Interlocked.Increment(ref _lost);
            return false;
        }
        if (!_holds.IsEmpty)
        {
            Interlocked.Increment(ref _held);
            await Task.WhenAll(_holds.Values).WaitAsync(cancellation).ConfigureAwait(false);
        }
        return true;
    }

    private bool TakeNext()
    {
        if (Interlocked.Decrement(ref _next) >= 0)
            return true;
        Interlocked.Increment(ref _next);
        return false;
    }

    private static Fault Counted(ref int counter, Action over)
    {
        Interlocked.Increment(ref counter);
        return new Fault(over);
    }

    private sealed class Fault(Action over) : IDisposable
    {
        public void Dispose() => over();
    }
}
