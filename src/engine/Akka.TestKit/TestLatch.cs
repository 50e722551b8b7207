namespace Akka.TestKit;

/// <summary>A latch that opens when it has been counted down to zero.</summary>
public class TestLatch
{
    /// <summary>How long <see cref="Ready()"/> waits where nothing else is said.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _latch;
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _defaultTimeout;

    /// <summary>A latch that one count opens.</summary>
    public TestLatch() : this(1)
    {
    }

    /// <summary>A latch that the given number of counts opens.</summary>
    public TestLatch(int count) : this(count, DefaultTimeout)
    {
    }

    /// <summary>A latch with a number of counts and a time-out of its own.</summary>
    public TestLatch(int count, TimeSpan defaultTimeout) : this(t => t, defaultTimeout, count)
    {
    }

    /// <summary>A latch whose time-outs are dilated.</summary>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _dilate = dilate;
        _defaultTimeout = defaultTimeout;
        _latch = new CountdownEvent(count);
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _latch.IsSet;

    /// <summary>Counts down by one; without effect on an open latch.</summary>
    public void CountDown()
    {
        if (!_latch.IsSet) _latch.Signal();
    }

    /// <summary>Opens it whatever its count.</summary>
    public void Open()
    {
        while (!IsOpen) CountDown();
    }

    /// <summary>Closes it with its first count.</summary>
    public void Reset() => _latch.Reset();

    /// <summary>Waits until it is open, for the default time-out.</summary>
    public void Ready() => Ready(_defaultTimeout);

    /// <summary>Waits until it is open; throws <see cref="TimeoutException"/> where it stays closed.</summary>
    public void Ready(TimeSpan timeout)
    {
        if (!_latch.Wait(_dilate(timeout)))
            throw new TimeoutException($"The latch stayed closed for {_dilate(timeout)}: {_latch.CurrentCount} of {_latch.InitialCount} counts are missing.");
    }
}
