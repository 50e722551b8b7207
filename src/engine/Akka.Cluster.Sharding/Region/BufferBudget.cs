namespace Akka.Cluster.Sharding.Region;

/// <summary>How many messages a region may hold back in all its buffers together.</summary>
internal sealed class BufferBudget(int limit)
{
    public int Limit => limit;

    public int Used { get; private set; }

    /// <summary>Messages that found the buffers full.</summary>
    public long Overflowed { get; private set; }

    public bool TryTake()
    {
        if (Used >= limit)
        {
            Overflowed++;
            return false;
        }

        Used++;
        return true;
    }

    public void Return() => Used--;
}
