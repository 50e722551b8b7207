namespace Akka.Remote.Associations;

/// <summary>
/// Which incarnation of a node is the present one, and which are quarantined. A new incarnation puts the one before it into quarantine:
/// its process is gone, and what is left of it on the way must not be taken for the new one's. Not thread-safe: its owner locks.
/// </summary>
internal sealed class Incarnations(TimeSpan remembered, TimeProvider time)
{
    private readonly Dictionary<int, long> _quarantined = [];

    /// <summary>The uid of the present incarnation; null until it is known.</summary>
    public int? Current { get; private set; }

    public bool IsCurrentQuarantined => Current is { } uid && IsQuarantined(uid);

    public bool IsQuarantined(int uid)
    {
        if (!_quarantined.TryGetValue(uid, out var since)) return false;
        if (time.GetElapsedTime(since) < remembered) return true;
        _quarantined.Remove(uid);
        return false;
    }

    /// <summary>A handshake told this uid. Returns whether it replaced another incarnation.</summary>
    public bool Meet(int uid)
    {
        if (Current == uid) return false;
        var replaced = Current is not null;
        if (Current is { } former) _quarantined[former] = time.GetTimestamp();
        Current = uid;
        return replaced;
    }

    /// <summary>Quarantines an incarnation. Returns whether it was not yet.</summary>
    public bool Quarantine(int uid)
    {
        if (IsQuarantined(uid)) return false;
        _quarantined[uid] = time.GetTimestamp();
        return true;
    }
}
