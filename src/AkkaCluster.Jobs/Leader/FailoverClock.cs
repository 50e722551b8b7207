using Akka.Cluster;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Since when the leader's node is lost.</summary>
internal sealed class FailoverClock(TimeProvider time)
{
    private readonly Lock _gate = new();
    private (UniqueAddress Node, long At)? _lost;

    /// <summary>The leader's node cannot be reached.</summary>
    public void Lost(UniqueAddress node)
    {
        lock (_gate)
            _lost ??= (node, time.GetTimestamp());
    }

    /// <summary>A node can be reached again.</summary>
    public void Back(UniqueAddress node)
    {
        lock (_gate)
            _lost = node.Equals(_lost?.Node) ? null : _lost;
    }

    /// <summary>A leader is at work: how long there was none, or null where none was lost.</summary>
    public TimeSpan? Leads()
    {
        lock (_gate)
        {
            TimeSpan? took = _lost is { } lost ? time.GetElapsedTime(lost.At) : null;
            _lost = null;
            return took;
        }
    }
}
