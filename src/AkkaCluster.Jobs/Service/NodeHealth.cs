namespace AkkaCluster.Jobs;

/// <summary>Keeps the last look at leader and store for a moment, so that any number of callers cost one look; and since when it is as it is.</summary>
internal sealed class NodeHealth(Func<Task<string?>> look, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private Task<NotReady?>? _look;
    private long _lookedAt;
    private NotReady? _last;

    /// <summary>What is wrong, or null.</summary>
    public Task<NotReady?> AskAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_look is null || (_look.IsCompleted && time.GetElapsedTime(_lookedAt) > Fresh))
                (_lookedAt, _look) = (time.GetTimestamp(), LookAsync());
            return _look.WaitAsync(cancellation);
        }
    }

    private async Task<NotReady?> LookAsync()
    {
        var reason = await look().ConfigureAwait(false);
        return _last = reason is null ? null : new NotReady(reason, _last?.Since ?? time.GetUtcNow());
    }
}
