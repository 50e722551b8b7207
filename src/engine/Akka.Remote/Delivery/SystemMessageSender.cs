namespace Akka.Remote.Delivery;

/// <summary>
/// The sending end of exactly-once in-order delivery between two incarnations: numbers the messages and keeps them until they
/// are acknowledged. What is kept is sent again after a reconnect, when the receiver tells of a gap, and when no
/// acknowledgement came for the resend interval. Not thread-safe: its owner locks.
/// </summary>
internal sealed class SystemMessageSender<T>(int capacity, TimeSpan resendInterval)
{
    private readonly Queue<(ulong Sequence, T Message)> _unacknowledged = new();
    private ulong _last;
    private ulong _lastSent;
    private TimeSpan _sentAt;

    /// <summary>How many messages wait for their acknowledgement.</summary>
    public int Pending => _unacknowledged.Count;

    /// <summary>Whether some messages have not been written to the present connection.</summary>
    public bool HasUnsent => _lastSent < _last;

    /// <summary>Takes a message over; false when the buffer is full, which only a quarantine can answer.</summary>
    public bool TryAdd(T message)
    {
        if (_unacknowledged.Count >= capacity) return false;
        _unacknowledged.Enqueue((++_last, message));
        return true;
    }

    /// <summary>Moves all that must be written now to <paramref name="into"/> and counts it as sent.</summary>
    public void TakeUnsent(List<(ulong Sequence, T Message)> into, TimeSpan now)
    {
        if (!HasUnsent) return;
        foreach (var pending in _unacknowledged)
            if (pending.Sequence > _lastSent) into.Add(pending);
        _lastSent = _last;
        _sentAt = now;
    }

    /// <summary>All messages up to <paramref name="sequence"/> have arrived.</summary>
    /// <param name="sequence">The number of the last message that the receiver has in order.</param>
    /// <param name="gap">Whether the receiver misses the next one although a later one came.</param>
    /// <param name="now">The time since some fixed moment.</param>
    public void Acknowledge(ulong sequence, bool gap, TimeSpan now)
    {
        var progressed = false;
        while (_unacknowledged.TryPeek(out var first) && first.Sequence <= sequence)
        {
            _unacknowledged.Dequeue();
            progressed = true;
        }

        if (progressed) _sentAt = now;
        if (gap) Rewind();
    }

    /// <summary>Everything unacknowledged is to be written again: the connection is a new one.</summary>
    public void Rewind() => _lastSent = _unacknowledged.TryPeek(out var first) ? first.Sequence - 1 : _last;

    /// <summary>Rewinds when the oldest unacknowledged message has waited for the resend interval. Returns whether it did.</summary>
    public bool RewindIfOverdue(TimeSpan now)
    {
        if (_unacknowledged.Count == 0 || HasUnsent || now - _sentAt < resendInterval) return false;
        Rewind();
        return true;
    }

    /// <summary>Forgets everything, for the messages' addressee is gone, and starts over at number 1.</summary>
    public IReadOnlyList<T> Reset()
    {
        var lost = _unacknowledged.Select(m => m.Message).ToList();
        _unacknowledged.Clear();
        _last = _lastSent = 0;
        return lost;
    }
}
