namespace Akka.TestKit;

/// <summary>Filters of log events, and what may be done with them.</summary>
public interface IEventFilterApplier
{
    /// <summary>More filters beside these: an event that any of them takes counts.</summary>
    EventFilterFactory And { get; }

    /// <summary>Keeps what the filters take from being printed until the returned object ends.</summary>
    IUnmutableFilter Mute();

    /// <summary>Runs the code and expects exactly as many events.</summary>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events.</summary>
    T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events.</summary>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, TimeSpan? timeout, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    Task ExpectAsync(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events.</summary>
    Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly as many events, which may take as long as given.</summary>
    Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event.</summary>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event, which may take as long as given.</summary>
    void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event.</summary>
    T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event, which may take as long as given.</summary>
    T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event.</summary>
    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event.</summary>
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event, which may take as long as given.</summary>
    Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event.</summary>
    Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code and expects exactly one event, which may take as long as given.</summary>
    Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code; what the filters take is not printed.</summary>
    void Mute(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code; what the filters take is not printed.</summary>
    T Mute<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs the code; what the filters take is not printed.</summary>
    Task MuteAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code; what the filters take is not printed.</summary>
    Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default);

    /// <summary>Runs the code; what the filters take is not printed.</summary>
    Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);
}
