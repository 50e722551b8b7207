using System.Diagnostics;

namespace Akka.TestKit.Internal;

/// <summary>The messages that a test actor got and the test has not taken, with a wait for the next one, blocking or not.</summary>
internal sealed class EnvelopeQueue
{
    private readonly object _gate = new();
    private readonly Queue<MessageEnvelope> _messages = new();
    private TaskCompletionSource? _arrival;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _messages.Count == 0;
        }
    }

    public void Add(MessageEnvelope envelope)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _messages.Enqueue(envelope);
            (arrival, _arrival) = (_arrival, null);
            Monitor.PulseAll(_gate);
        }

        arrival?.TrySetResult();
    }

    /// <summary>
    /// The first message, or null where none came within the given time (negative: without end). Where <paramref name="blocking"/>
    /// is set the returned task is always complete, so that the blocking and the asynchronous API share one implementation.
    /// </summary>
    public ValueTask<MessageEnvelope?> FirstAsync(bool blocking, bool remove, TimeSpan patience, CancellationToken cancellation) =>
        blocking ? new ValueTask<MessageEnvelope?>(First(remove, patience, cancellation)) : FirstAsync(remove, patience, cancellation);

    private MessageEnvelope? First(bool remove, TimeSpan patience, CancellationToken cancellation)
    {
        using var wake = cancellation.Register(() =>
        {
            lock (_gate) Monitor.PulseAll(_gate);
        });
        var start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (!cancellation.IsCancellationRequested)
            {
                if (Next(remove) is { } envelope) return envelope;
                var left = patience < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : patience - Stopwatch.GetElapsedTime(start);
                if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) return null;
                Monitor.Wait(_gate, left);
            }
        }

        throw new OperationCanceledException(cancellation);
    }

    private async ValueTask<MessageEnvelope?> FirstAsync(bool remove, TimeSpan patience, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Task arrival;
            lock (_gate)
            {
                if (Next(remove) is { } envelope) return envelope;
                arrival = (_arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            var left = patience < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : patience - Stopwatch.GetElapsedTime(start);
            if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) return null;
            await arrival.WaitAsync(left, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private MessageEnvelope? Next(bool remove)
    {
        if (_messages.Count == 0) return null;
        return remove ? _messages.Dequeue() : _messages.Peek();
    }
}
