using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Protocol;

/// <summary>
/// How a node finds its cluster by the seed nodes: it asks all of them and joins the first that is in one. Only the first seed node may found
/// a cluster, and only when each other seed node has said that it is in none, is not running, or has not answered in time.
/// </summary>
internal sealed class SeedNodeProcess
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(100);

    private readonly ImmutableArray<Address> _others;
    private readonly HashSet<Address> _undecided;
    private readonly bool _mayFound;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly long _started;
    private TimeSpan _interval = FirstInterval;

    public SeedNodeProcess(Address self, IReadOnlyList<Address> seedNodes, TimeSpan seedNodeTimeout, TimeProvider time)
    {
        _others = [.. seedNodes.Where(s => !s.Equals(self)).Distinct()];
        _undecided = [.. _others];
        _mayFound = seedNodes.Count > 0 && seedNodes[0].Equals(self);
        _timeout = seedNodeTimeout;
        _time = time;
        _started = time.GetTimestamp();
        Self = self;
    }

    public Address Self { get; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>The seed nodes to ask now.</summary>
    public ImmutableArray<Address> ToAsk => _others;

    /// <summary>When to ask again: soon at first, for nodes that start together are up within a moment.</summary>
    public TimeSpan NextInterval()
    {
        var interval = _interval;
        _interval = TimeSpan.FromTicks(Math.Min((_interval * 1.5).Ticks, Math.Max(_timeout.Ticks / 5, FirstInterval.Ticks)));
        return interval;
    }

    /// <summary>Whom to join, now that this seed node said that it is in no cluster, or its host that no such process runs.</summary>
    public Address? OnNack(Address seedNode)
    {
        _undecided.Remove(seedNode);
        return Decide();
    }

    /// <summary>Whom to join without an answer: itself, when it may and has waited long enough.</summary>
    public Address? Decide() => _mayFound && (_undecided.Count == 0 || Elapsed >= _timeout) ? Self : null;
}
