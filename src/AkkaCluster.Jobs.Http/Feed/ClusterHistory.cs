namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>Figures of the last hour and the last events, as this node saw them.</summary>
internal sealed class ClusterHistory
{
    /// <summary>Between two samples.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int MostSamples = 360;
    private const int MostEvents = 200;

    private readonly Queue<HistorySample> _samples = new();
    private readonly Queue<ClusterEvent> _events = new();
    private ClusterOverview? _last;
    private (ClusterOverview Cluster, DateTimeOffset At)? _sampled;

    /// <summary>Takes in how the cluster is now.</summary>
    /// <returns>A new sample, if it is time for one, and what happened since the last look.</returns>
    public (HistorySample? Sample, IReadOnlyList<ClusterEvent> Events) Take(ClusterOverview now, DateTimeOffset at)
    {
        var events = _last is null ? [] : ClusterChanges.Between(_last, now, at).ToList();
        _last = now;
        foreach (var happened in events)
            Add(happened);
        // While no leader answers nothing is known; that is a gap, not a zero.
        if (now.LeaderAddress is null)
            return (null, events);
        if (_sampled is not { } before)
        {
            _sampled = (now, at);
            return (null, events);
        }

        if (at - before.At < Interval)
            return (null, events);
        var sample = HistorySample.Between(before.Cluster, before.At, now, at);
        _sampled = (now, at);
        Enqueue(_samples, sample, MostSamples);
        return (sample, events);
    }

    public void Add(ClusterEvent happened) => Enqueue(_events, happened, MostEvents);

    public HistoryAnswer ToAnswer() => new([.. _samples], [.. _events]);

    private static void Enqueue<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most)
            queue.Dequeue();
    }
}
