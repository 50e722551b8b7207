using System.Collections;

namespace Akka.TestKit;

/// <content>Taking messages as long as they are wanted, or until the wanted one comes.</content>
public abstract partial class TestKitBase
{
    /// <summary>Takes messages as long as the filter makes something of them; the first of which it makes null stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, Timeout.InfiniteTimeSpan, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter makes something of them and none lets wait longer than the idle time.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter makes something of them and none lets wait longer than the idle time.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        Sync(TakeWhileAsync(true, Filter(filter), max, idle, msgs, cancellationToken));

    /// <summary>Takes messages of the type as long as the function wants them; messages of other types are thrown away, or end it.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        Sync(TakeWhileAsync(true, Filter(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken));

    /// <summary>Takes messages as long as the filter makes something of them; the first of which it makes null stays.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, Timeout.InfiniteTimeSpan, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter makes something of them and none lets wait longer than the idle time.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter makes something of them and none lets wait longer than the idle time.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        Stream(async () => (IReadOnlyCollection<T>)await TakeWhileAsync(false, Filter(filter), max, idle, msgs, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Takes messages of the type as long as the function wants them; messages of other types are thrown away, or end it.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        Stream(
            async () => (IReadOnlyCollection<T>)await TakeWhileAsync(false, Filter(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken)
                .ConfigureAwait(false),
            cancellationToken);

    /// <summary>Takes messages until one is wanted, which is returned; fails where none comes in time.</summary>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one of the type is wanted, which is returned; fails where none comes in time.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Sync(FishAsync(true, isMessage, null, max, hint, cancellationToken));

    /// <summary>Takes messages until one of the type is wanted, which is returned; the others go to the list.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, ArrayList allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Sync(FishAsync(true, isMessage, allMessages, max, hint, cancellationToken));

    /// <summary>Takes messages until one is wanted, which is returned; fails where none comes in time.</summary>
    public ValueTask<object> FishForMessageAsync(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one of the type is wanted, which is returned; fails where none comes in time.</summary>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(false, isMessage, null, max, hint, cancellationToken);

    /// <summary>Takes messages until one of the type is wanted, which is returned; the others go to the list.</summary>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, ArrayList allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(false, isMessage, allMessages, max, hint, cancellationToken);

    /// <summary>Takes messages until one of the type comes; fails where none comes in time.</summary>
    public Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        FishAsync<T>(false, _ => true, null, max, "", cancellationToken).AsTask();

    private static Func<object, (bool Go, bool Keep, T Item)> Filter<T>(Func<object, T> filter) => message =>
    {
        var item = filter(message);
        return (item is not null, true, item);
    };

    private static Func<object, (bool Go, bool Keep, T Item)> Filter<T>(Predicate<T> shouldContinue, bool ignoreOthers) => message =>
        message is not T typed ? (ignoreOthers, false, default!) : (shouldContinue(typed), true, typed);

    private async ValueTask<IReadOnlyList<T>> TakeWhileAsync<T>(bool blocking, Func<object, (bool Go, bool Keep, T Item)> filter, TimeSpan? max,
        TimeSpan? idle, int most, CancellationToken cancellation)
    {
        var stop = Now + RemainingOrDilated(max);
        var kept = new List<T>();
        while (kept.Count < most)
        {
            var patience = NotBelowZero(stop - Now);
            if (idle is { } pause && pause >= TimeSpan.Zero && pause < patience) patience = pause;
            var next = await PeekAsync(blocking, patience, cancellation).ConfigureAwait(false);
            if (next is null) break;
            var (go, keep, item) = filter(next.Message);
            if (!go) break;
            await TakeAsync(blocking, TimeSpan.Zero, cancellation).ConfigureAwait(false);
            if (keep) kept.Add(item);
        }

        _lastWasNoMessage = true;
        return kept;
    }

    private async ValueTask<T> FishAsync<T>(bool blocking, Predicate<T> isMessage, ArrayList? others, TimeSpan? max, string hint, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(max);
        var stop = Now + patience;
        var passed = new List<object>();
        while (true)
        {
            var envelope = await TakeAsync(blocking, NotBelowZero(stop - Now), cancellation).ConfigureAwait(false);
            if (envelope is null)
                Fail($"No message as wanted ({typeof(T).Name}) came within {patience}. {hint} Passed over {passed.Count}: {Describe(passed)}.");
            if (envelope!.Message is T typed && isMessage(typed)) return typed;
            others?.Add(envelope.Message);
            passed.Add(envelope.Message);
        }
    }
}
