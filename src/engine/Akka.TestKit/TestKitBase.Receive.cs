using System.Collections;
using System.Runtime.CompilerServices;

namespace Akka.TestKit;

/// <content>Taking messages without a demand on what they are.</content>
public abstract partial class TestKitBase
{
    /// <summary>Takes the next message; null where none comes in time. The time is not dilated, and a negative one has no end.</summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Sync(TakeAsync(true, max, cancellationToken))?.Message;

    /// <summary>Takes the next message; null where none comes in time. The time is not dilated, and a negative one has no end.</summary>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TakeAsync(false, max, cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>Takes the next message with its sender; false where none comes in time.</summary>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var taken = Sync(TakeAsync(true, max, cancellationToken));
        envelope = taken ?? NullMessageEnvelope.Instance;
        return taken is not null;
    }

    /// <summary>Takes the next message with its sender; false where none comes in time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var taken = await TakeAsync(false, max, cancellationToken).ConfigureAwait(false);
        return (taken is not null, taken ?? NullMessageEnvelope.Instance);
    }

    /// <summary>The next message, which stays to be taken; null where none comes in time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Sync(PeekAsync(true, max, cancellationToken))?.Message;

    /// <summary>The next message, which stays to be taken; waits until one comes.</summary>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The next message, which stays to be taken; null where none comes in time.</summary>
    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await PeekAsync(false, max, cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>The next message, which stays to be taken; waits until one comes.</summary>
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The next message with its sender, which stays to be taken; false where none comes in time.</summary>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        var seen = Sync(PeekAsync(true, max, cancellationToken));
        envelope = seen ?? NullMessageEnvelope.Instance;
        return seen is not null;
    }

    /// <summary>The next message with its sender, which stays to be taken; false where none comes in time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        var seen = await PeekAsync(false, max, cancellationToken).ConfigureAwait(false);
        return (seen is not null, seen ?? NullMessageEnvelope.Instance);
    }

    /// <summary>Takes that many messages, or fails.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Sync(TakeManyAsync(true, numberOfMessages, RemainingOrDefault, cancellationToken));

    /// <summary>Takes that many messages within the time, or fails.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Sync(TakeManyAsync(true, numberOfMessages, Dilated(max), cancellationToken));

    /// <summary>Takes that many messages, or fails.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Stream(() => TakeManyAsync(false, numberOfMessages, RemainingOrDefault, cancellationToken), cancellationToken);

    /// <summary>Takes that many messages within the time, or fails.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Stream(() => TakeManyAsync(false, numberOfMessages, Dilated(max), cancellationToken), cancellationToken);

    /// <summary>Takes messages until none has come for the time (1 s where none is given), and returns them.</summary>
    public async Task<ArrayList> WaitForRadioSilenceAsync(TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var messages = new ArrayList();
        var silence = Dilated(max ?? TimeSpan.FromSeconds(1));
        while (await TakeAsync(false, silence, cancellationToken).ConfigureAwait(false) is { } envelope)
        {
            messages.Add(envelope.Message);
            if (messages.Count > maxMessages) Fail($"Expected silence after at most {maxMessages} messages, got {messages.Count}: {Describe(messages)}.");
        }

        return messages;
    }

    internal async ValueTask<MessageEnvelope?> TakeAsync(bool blocking, TimeSpan? max, CancellationToken cancellation)
    {
        var envelope = await _queue.FirstAsync(blocking, true, max ?? RemainingOrDefault, cancellation).ConfigureAwait(false);
        _last = envelope ?? NullMessageEnvelope.Instance;
        _lastWasNoMessage = false;
        return envelope;
    }

    private ValueTask<MessageEnvelope?> PeekAsync(bool blocking, TimeSpan? max, CancellationToken cancellation) =>
        _queue.FirstAsync(blocking, false, max ?? RemainingOrDefault, cancellation);

    private async ValueTask<IReadOnlyCollection<object>> TakeManyAsync(bool blocking, int count, TimeSpan max, CancellationToken cancellation)
    {
        var stop = Now + max;
        var messages = new List<object>();
        while (messages.Count < count)
        {
            var envelope = await TakeAsync(blocking, NotBelowZero(stop - Now), cancellation).ConfigureAwait(false);
            if (envelope is null)
                Fail($"Expected {count} messages within {max}, got {messages.Count}: {Describe(messages)}.");
            messages.Add(envelope!.Message);
        }

        return messages;
    }

    private static async IAsyncEnumerable<T> Stream<T>(Func<ValueTask<IReadOnlyCollection<T>>> items, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var item in await items().ConfigureAwait(false)) yield return item;
    }

    private static TimeSpan NotBelowZero(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private static string Describe(IEnumerable messages) => string.Join(", ", messages.Cast<object>().Select(m => $"<{m}>"));
}
