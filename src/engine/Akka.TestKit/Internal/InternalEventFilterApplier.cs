using Akka.Actor;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>Puts filters to work around a piece of code, and holds the count of what they took against the expected one.</summary>
public partial class InternalEventFilterApplier : IEventFilterApplier
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Takes the filters, and the system whose events they see.</summary>
    public InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = system;
        _filters = filters;
    }

    /// <inheritdoc />
    public EventFilterFactory And => new(_testkit, _system, _filters);

    /// <inheritdoc />
    public IUnmutableFilter Mute()
    {
        _system.EventStream.Publish(new Mute(_filters));
        return new UnmutableFilter(_filters, _system);
    }

    private async ValueTask<T> InterceptAsync<T>(bool blocking, Func<Task<T>> code, TimeSpan? timeout, int? expected, CancellationToken cancellation)
    {
        using var counter = new MatchCounter(_filters, expected);
        using var filter = Mute();
        var result = await code().ConfigureAwait(false);
        if (expected is not { } count) return result;
        var patience = timeout is { } given ? _testkit.Dilated(given) : _testkit.Dilated(_testkit.TestKitSettings.TestEventFilterLeeway);
        await counter.WaitAsync(blocking, patience, cancellation).ConfigureAwait(false);
        var matched = counter.Matched;
        if (matched < count)
            _testkit.Fail($"Expected {Events(count)}, got {matched} within {patience} after the code had run. {Describe()}");
        if (matched > count)
            _testkit.Fail($"Expected {Events(count)}, got {matched}. {Describe()}");
        return result;
    }

    private async Task<T> InterceptAsync<T>(Func<Task<T>> code, TimeSpan? timeout, int? expected, CancellationToken cancellation) =>
        await InterceptAsync(false, code, timeout, expected, cancellation).ConfigureAwait(false);

    private Task InterceptAsync(Func<Task> code, TimeSpan? timeout, int? expected, CancellationToken cancellation) =>
        InterceptAsync(
            async () =>
            {
                await code().ConfigureAwait(false);
                return Done.Instance;
            },
            timeout, expected, cancellation);

    private Task InterceptAsync(Action code, TimeSpan? timeout, int? expected, CancellationToken cancellation) =>
        InterceptAsync(
            () =>
            {
                code();
                return Task.CompletedTask;
            },
            timeout, expected, cancellation);

    private T Intercept<T>(Func<T> code, TimeSpan? timeout, int? expected, CancellationToken cancellation) =>
        InterceptAsync(true, () => Task.FromResult(code()), timeout, expected, cancellation).AsTask().GetAwaiter().GetResult();

    private void Intercept(Action code, TimeSpan? timeout, int? expected, CancellationToken cancellation) =>
        Intercept(
            () =>
            {
                code();
                return Done.Instance;
            },
            timeout, expected, cancellation);

    private string Describe() => $"Looked for: {string.Join("; or ", _filters)}.";

    private static string Events(int count) => count == 1 ? "1 event" : $"{count} events";
}
