using Akka.Actor;

namespace Akka.TestKit;

/// <content>Demands on the next message.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message must be of the type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, duration, null, hint, cancellationToken));

    /// <summary>The next message must be of the type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, duration, null, hint, cancellationToken);

    /// <summary>The next message must equal the given one.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, _) => _assertions.AssertEqual(message, m, "{0}", Because(hint)), hint, cancellationToken));

    /// <summary>The next message must equal the given one.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, _) => _assertions.AssertEqual(message, m, "{0}", Because(hint)), hint, cancellationToken);

    /// <summary>The next message must equal the given one as the comparer sees it.</summary>
    public T ExpectMsg<T>(T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, _) => _assertions.AssertEqual(expected, m, comparer, "{0}", Because(hint)), hint, cancellationToken));

    /// <summary>The next message must equal the given one as the comparer sees it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, _) => _assertions.AssertEqual(expected, m, comparer, "{0}", Because(hint)), hint, cancellationToken);

    /// <summary>The next message must be of the type, and as the function wants it.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, _) => Accept(isMessage(m), m), hint, cancellationToken));

    /// <summary>The next message must be of the type, and as the function wants it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, _) => Accept(isMessage(m), m), hint, cancellationToken);

    /// <summary>The next message must be of the type, and pass the assertions.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, _) => assert(m), hint, cancellationToken));

    /// <summary>The next message must be of the type, and pass the assertions.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, _) => assert(m), hint, cancellationToken);

    /// <summary>The next message must be of the type, and it and its sender as the function wants them.</summary>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) => Accept(isMessageAndSender(m, s), m, s), hint, cancellationToken));

    /// <summary>The next message must be of the type, and it and its sender as the function wants them.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) => Accept(isMessageAndSender(m, s), m, s), hint, cancellationToken);

    /// <summary>The next message must be of the type, and with its sender pass the assertions.</summary>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, assertMessageAndSender, hint, cancellationToken));

    /// <summary>The next message must be of the type, and with its sender pass the assertions.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, assertMessageAndSender, hint, cancellationToken);

    private async ValueTask<T> ExpectAsync<T>(bool blocking, TimeSpan? timeout, Action<T, IActorRef>? check, string? hint, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(timeout);
        var envelope = await TakeAsync(blocking, patience, cancellation).ConfigureAwait(false);
        if (envelope is null) Fail($"Expected a message of type {typeof(T).FullName}, got none within {patience}. {hint}");
        if (envelope!.Message is not T message)
        {
            Fail($"Expected a message of type {typeof(T).FullName}, got <{envelope.Message}> of type {envelope.Message.GetType().FullName} from {envelope.Sender}. {hint}");
            return default!;
        }

        check?.Invoke(message, envelope.Sender);
        return message;
    }

    private void Accept(bool accepted, object? message, IActorRef? sender = null)
    {
        if (!accepted) Fail($"Got <{message}>{(sender is null ? "" : $" from {sender}")}, of the right type but not as the test wants it.");
    }

    private static string Because(string? hint) => hint ?? "The next message is not as expected.";
}
