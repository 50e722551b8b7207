namespace Akka.Actor;

/// <summary>Something that a wheel does later.</summary>
internal abstract class WheelTimer
{
    private readonly ICancelable? _cancelable;

    protected WheelTimer(TimeSpan delay, TimeSpan interval, ICancelable? cancelable)
    {
        Delay = delay;
        Interval = interval;
        _cancelable = cancelable;
    }

    /// <summary>After what time it is first done.</summary>
    public TimeSpan Delay { get; }

    /// <summary>After what time it is done again; zero for never.</summary>
    public TimeSpan Interval { get; }

    /// <summary>When it is due, in ticks of the monotonic clock.</summary>
    public long Deadline { get; set; }

    /// <summary>The next of its bucket.</summary>
    public WheelTimer? Next { get; set; }

    public bool IsCancelled => _cancelable is not null && _cancelable.IsCancellationRequested;

    public abstract void Fire();
}
