namespace AkkaCluster.Http;

/// <summary>Room that all requests of a node share: what one takes the others do not have until it gives it back.</summary>
internal sealed class Room(long size)
{
    private long _taken;

    /// <summary>What is taken now.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Takes some; false, and nothing taken, where there is not so much left.</summary>
    public bool TryTake(long amount)
    {
        if (Interlocked.Add(ref _taken, amount) <= size)
            return true;
        Give(amount);
        return false;
    }

    public void Give(long amount) => Interlocked.Add(ref _taken, -amount);
}
