using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Counts the events that some filters took, and waits until they are as many as expected.</summary>
internal sealed class MatchCounter : IDisposable
{
    private readonly IReadOnlyList<EventFilterBase> _filters;
    private readonly int? _expected;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public MatchCounter(IReadOnlyList<EventFilterBase> filters, int? expected)
    {
        _filters = filters;
        _expected = expected;
        if (expected is null or 0) _reached.SetResult();
        foreach (var filter in filters) filter.EventMatched += Count;
    }

    public int Matched => Volatile.Read(ref _count);

    public async ValueTask WaitAsync(bool blocking, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            if (blocking) _reached.Task.Wait(patience, cancellation);
            else await _reached.Task.WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The caller compares the counts.
        }
    }

    public void Dispose()
    {
        foreach (var filter in _filters) filter.EventMatched -= Count;
    }

    private void Count(EventFilterBase filter, LogEvent logEvent)
    {
        if (Interlocked.Increment(ref _count) == _expected) _reached.TrySetResult();
    }
}
