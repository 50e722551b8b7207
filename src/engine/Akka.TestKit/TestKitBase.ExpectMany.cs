using Akka.Actor;

namespace Akka.TestKit;

/// <content>Demands on several messages, on none, and on the end of an actor.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message must equal one of those given.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Sync(ExpectAnyAsync(true, messages, cancellationToken));

    /// <summary>The next message must equal one of those given.</summary>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectAnyAsync(false, messages, cancellationToken);

    /// <summary>The next messages must be those given, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    /// <summary>The next messages must be those given, in any order and within the time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) => ExpectMsgAllOf(max, (IReadOnlyCollection<T>)messages);

    /// <summary>The next messages must be those given, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Sync(ExpectAllAsync(true, RemainingOrDefault, messages, cancellationToken));

    /// <summary>The next messages must be those given, in any order and within the time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Sync(ExpectAllAsync(true, Dilated(max), messages, cancellationToken));

    /// <summary>The next messages must be those given, in any order.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Stream(() => ExpectAllAsync(false, RemainingOrDefault, messages, cancellationToken), cancellationToken);

    /// <summary>The next messages must be those given, in any order and within the time.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Stream(() => ExpectAllAsync(false, Dilated(max), messages, cancellationToken), cancellationToken);

    /// <summary>No message may come in what is left of the innermost Within, or else in the default time of an expectation.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => Sync(ExpectNoneAsync(true, RemainingOrDefault, cancellationToken));

    /// <summary>No message may come for the duration.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Sync(ExpectNoneAsync(true, Dilated(duration), cancellationToken));

    /// <summary>No message may come for so many milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>No message may come in what is left of the innermost Within, or else in the default time of an expectation.</summary>
    public async ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        await ExpectNoneAsync(false, RemainingOrDefault, cancellationToken).ConfigureAwait(false);

    /// <summary>No message may come for the duration.</summary>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        await ExpectNoneAsync(false, Dilated(duration), cancellationToken).ConfigureAwait(false);

    /// <summary>No message may come for so many milliseconds.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>The next message must say that the actor, which is watched, has stopped.</summary>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsg<Terminated>(t => AssertTarget(t, target), timeout, hint ?? $"Terminated {target}", cancellationToken);

    /// <summary>The next message must say that the actor, which is watched, has stopped.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync<Terminated>(t => AssertTarget(t, target), timeout, hint ?? $"Terminated {target}", cancellationToken);

    private void AssertTarget(Terminated terminated, IActorRef target)
    {
        if (!Equals(terminated.ActorRef, target)) Fail($"Expected Terminated of {target}, got it of {terminated.ActorRef}.");
    }

    private async ValueTask<T> ExpectAnyAsync<T>(bool blocking, IEnumerable<T> messages, CancellationToken cancellation)
    {
        var wanted = messages.ToList();
        return await ExpectAsync<T>(
            blocking, null,
            (m, s) =>
            {
                if (!wanted.Contains(m)) Fail($"Expected one of {Describe(wanted)}, got <{m}> from {s}.");
            },
            null, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyCollection<T>> ExpectAllAsync<T>(bool blocking, TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellation)
    {
        var received = await TakeManyAsync(blocking, messages.Count, max, cancellation).ConfigureAwait(false);
        var missing = messages.Where(m => !received.Any(r => Equals(r, m))).ToList();
        var unexpected = received.Where(r => !messages.Any(m => Equals(r, m))).ToList();
        if (missing.Count + unexpected.Count > 0) Fail($"Expected all of {Describe(messages)}; missing: {Describe(missing)}; unexpected: {Describe(unexpected)}.");
        return received.Cast<T>().ToList();
    }

    private async ValueTask<Done> ExpectNoneAsync(bool blocking, TimeSpan duration, CancellationToken cancellation)
    {
        var envelope = await TakeAsync(blocking, duration, cancellation).ConfigureAwait(false);
        if (envelope is not null) Fail($"Expected no message for {duration}, got {envelope}.");
        _lastWasNoMessage = true;
        return Done.Instance;
    }
}
