namespace AkkaCluster.Jobs.Scheduling;

/// <summary>Tells a refused submitter when to come again: when a hundredth of the queue has gone at the pace of late.</summary>
internal sealed class RetryAfter(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    private long _windowStart = time.GetTimestamp();
    private int _finished;
    private double _perSecond;

    /// <summary>A job ended.</summary>
    public void Finished()
    {
        _finished++;
        var elapsed = time.GetElapsedTime(_windowStart);
        if (elapsed < TimeSpan.FromSeconds(5))
            return;
        _perSecond = _finished / elapsed.TotalSeconds;
        _finished = 0;
        _windowStart = time.GetTimestamp();
    }

    public TimeSpan Estimate(int queued)
    {
        if (_perSecond <= 0)
            return Least * 5;
        var wait = TimeSpan.FromSeconds(Math.Ceiling(queued * 0.01 / _perSecond));
        return wait < Least ? Least : wait > Most ? Most : wait;
    }
}
