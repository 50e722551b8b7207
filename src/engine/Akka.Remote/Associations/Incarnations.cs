namespace Akka.Remote.Associations;

/// <summary>
/// Which incarnation of a node is the present one, and which are quarantined. A new incarnation puts the one before it into quarantine:
/// its process is gone, and what is left of it on the way must not be taken for the new one's. Thread-safe.
/// </summary>
internal sealed class Incarnations(TimeSpan remembered, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _quarantined = [];
    private int? _current;
    private int? _departed;

    /// <summary>The uid of the present incarnation; null until it is known.</summary>
    public int? Current
    {
        get
        {
            lock (_lock) return _current;
        }
    }

    public bool IsCurrentQuarantined => Current is { } uid && IsQuarantined(uid);

    /// <summary>Whether none was met, or the one that was met last will not come back.</summary>
    public bool IsGone
    {
        get
        {
            lock (_lock) return _current is not { } uid || uid == _departed || IsQuarantined(uid);
        }
    }

    /// <summary>Whether there is a quarantine to remember.</summary>
    public bool HasQuarantined
    {
        get
        {
            lock (_lock) return _quarantined.Keys.ToList().Exists(IsQuarantined);
        }
    }

    public bool IsQuarantined(int uid)
    {
        lock (_lock)
        {
            if (!_quarantined.TryGetValue(uid, out var since)) return false;
            if (time.GetElapsedTime(since) < remembered) return true;
            _quarantined.Remove(uid);
            return false;
        }
    }

    /// <summary>A handshake told this uid. Returns whether it replaced another incarnation.</summary>
    public bool Meet(int uid)
    {
        lock (_lock)
        {
            if (_current == uid) return false;
            var replaced = _current is not null;
            if (_current is { } former) _quarantined[former] = time.GetTimestamp();
            _current = uid;
            return replaced;
        }
    }

    /// <summary>Quarantines an incarnation. Returns whether it was not yet.</summary>
    public bool Quarantine(int uid)
    {
        lock (_lock)
        {
            if (IsQuarantined(uid)) return false;
            _quarantined[uid] = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>The present incarnation has said that it shuts down.</summary>
    public void Depart()
    {
        lock (_lock) _departed = _current;
    }
}
