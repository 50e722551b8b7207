namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>Times the parts of a chunk.</summary>
internal sealed class PartClock(TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private DateTimeOffset _startedAt = time.GetUtcNow();

    public TimeSpan Elapsed => time.GetElapsedTime(_since);

    /// <summary>Ends a part, and begins the next.</summary>
    public (DateTimeOffset StartedAt, TimeSpan Elapsed) Restart()
    {
        var ended = (_startedAt, Elapsed);
        _since = time.GetTimestamp();
        _startedAt = time.GetUtcNow();
        return ended;
    }
}
