using Akka.Actor;

namespace Akka.TestKit;

/// <content>Demands on the next message and its sender.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message must be of the type, and from the sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, duration, (_, s) => AssertSender(sender, s, hint), hint, cancellationToken));

    /// <summary>The next message must be of the type, and from the sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, duration, (_, s) => AssertSender(sender, s, hint), hint, cancellationToken);

    /// <summary>The next message must equal the given one, and be from the sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) =>
        {
            _assertions.AssertEqual(message, m, "{0}", Because(hint));
            AssertSender(sender, s, hint);
        }, hint, cancellationToken));

    /// <summary>The next message must equal the given one, and be from the sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) =>
        {
            _assertions.AssertEqual(message, m, "{0}", Because(hint));
            AssertSender(sender, s, hint);
        }, hint, cancellationToken);

    /// <summary>The next message must be of the type, as the function wants it, and from the sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) =>
        {
            Accept(isMessage(m), m, s);
            AssertSender(sender, s, hint);
        }, hint, cancellationToken));

    /// <summary>The next message must be of the type, as the function wants it, and from the sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) =>
        {
            Accept(isMessage(m), m, s);
            AssertSender(sender, s, hint);
        }, hint, cancellationToken);

    /// <summary>The next message must be of the type, pass the assertions, and be from the sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) =>
        {
            assertMessage(m);
            AssertSender(sender, s, hint);
        }, hint, cancellationToken));

    /// <summary>The next message must be of the type, pass the assertions, and be from the sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) =>
        {
            assertMessage(m);
            AssertSender(sender, s, hint);
        }, hint, cancellationToken);

    /// <summary>The next message must be of the type, and it and its sender as the functions want them.</summary>
    public T ExpectMsgFrom<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) => Accept(isSender(s) && isMessage(m), m, s), hint, cancellationToken));

    /// <summary>The next message must be of the type, and it and its sender as the functions want them.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) => Accept(isSender(s) && isMessage(m), m, s), hint, cancellationToken);

    /// <summary>The next message must be of the type, and it and its sender pass the assertions.</summary>
    public T ExpectMsgFrom<T>(Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Sync(ExpectAsync<T>(true, timeout, (m, s) =>
        {
            assertSender(s);
            assertMessage(m);
        }, hint, cancellationToken));

    /// <summary>The next message must be of the type, and it and its sender pass the assertions.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(false, timeout, (m, s) =>
        {
            assertSender(s);
            assertMessage(m);
        }, hint, cancellationToken);

    private void AssertSender(IActorRef expected, IActorRef sender, string? hint)
    {
        if (!Equals(expected, sender)) Fail($"Expected the message from {expected}, got it from {sender}. {hint}");
    }
}
