namespace Akka.Remote.Associations;

/// <summary>
/// When to try again to connect to a node that could not be reached: the pause doubles with each failure up to a limit.
/// A node that has just reached us opens the gate. Not thread-safe: its owner locks.
/// </summary>
internal sealed class Gate(TimeSpan firstPause, TimeProvider time)
{
    private TimeSpan _pause;
    private long _closedAt;

    /// <summary>How long the gate stays closed from now on; zero when it is open.</summary>
    public TimeSpan ClosedFor
    {
        get
        {
            if (_pause == TimeSpan.Zero) return TimeSpan.Zero;
            var left = _pause - time.GetElapsedTime(_closedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool IsOpen => ClosedFor == TimeSpan.Zero;

    /// <summary>An attempt failed: the gate closes for twice the pause before, at most <paramref name="longest"/>.</summary>
    public void Close(TimeSpan longest)
    {
        _pause = _pause == TimeSpan.Zero ? firstPause : _pause * 2;
        if (_pause > longest) _pause = longest;
        _closedAt = time.GetTimestamp();
    }

    /// <summary>Closes the gate for this long, whatever was before.</summary>
    public void CloseFor(TimeSpan pause)
    {
        _pause = pause;
        _closedAt = time.GetTimestamp();
    }

    /// <summary>The node was reached, or has reached us.</summary>
    public void Open() => _pause = TimeSpan.Zero;
}
