namespace Akka.TestKit;

/// <content>Demands on several messages by functions.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        Sync(ExpectPredicatesAsync(true, RemainingOrDefault, predicates, default));

    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order and within the time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        Sync(ExpectPredicatesAsync(true, Dilated(max), predicates, default));

    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        Sync(ExpectPredicatesAsync(true, RemainingOrDefault, predicates, cancellationToken));

    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order and within the time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        Sync(ExpectPredicatesAsync(true, Dilated(max), predicates, cancellationToken));

    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Stream(() => ExpectPredicatesAsync(false, RemainingOrDefault, predicates, cancellationToken), cancellationToken);

    /// <summary>The next messages must be such that each function takes one and each message is taken, in any order and within the time.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Stream(() => ExpectPredicatesAsync(false, Dilated(max), predicates, cancellationToken), cancellationToken);

    private async ValueTask<IReadOnlyCollection<object>> ExpectPredicatesAsync(bool blocking, TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellation)
    {
        var received = await TakeManyAsync(blocking, predicates.Count, max, cancellation).ConfigureAwait(false);
        var missing = predicates.Where(p => !received.Any(p.Accepts)).Select(p => p.Type.Name).ToList();
        var unexpected = received.Where(r => !predicates.Any(p => p.Accepts(r))).ToList();
        if (missing.Count + unexpected.Count > 0) Fail($"No message as wanted of type: {Describe(missing)}; unexpected: {Describe(unexpected)}.");
        return received;
    }
}
