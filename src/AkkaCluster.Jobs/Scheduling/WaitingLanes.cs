using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Scheduling;

/// <summary>The jobs of one priority that wait.</summary>
internal sealed class WaitingLanes
{
    /// <summary>Most jobs name no queue, require nothing and have no limits: their lane stays.</summary>
    private readonly JobLane _plain = new(QueueWeights.DefaultQueue, null, []);
    private readonly Dictionary<string, JobLane> _others = [];

    public IEnumerable<JobLane> All => _others.Values.Prepend(_plain);

    public void Add(QueuedJob job)
    {
        var lane = _plain;
        if (KeyOf(job) is { } key && !_others.TryGetValue(key, out lane))
            _others.Add(key, lane = new JobLane(job.Queue, job.Requires, job.Limits));
        lane.Add(job);
    }

    public void Remove(QueuedJob job)
    {
        if (KeyOf(job) is not { } key)
            _ = _plain.IsEmptyWithout(job);
        else if (_others.TryGetValue(key, out var lane) && lane.IsEmptyWithout(job))
            _others.Remove(key);
    }

    /// <summary>The next that may go: of the queue that has least of its share, and there the oldest; null where there is none.</summary>
    /// <param name="mayGo">Whether those of a lane may.</param>
    /// <param name="shareOf">How much of its share a queue has.</param>
    public QueuedJob? Next(Func<JobLane, bool> mayGo, Func<string, double> shareOf)
    {
        if (_others.Count == 0)
            return _plain.First;
        QueuedJob? next = null;
        var least = 0.0;
        foreach (var lane in All)
        {
            if (lane.First is not { } job || !mayGo(lane))
                continue;
            var share = shareOf(lane.Queue);
            if (next is null || share < least || (share == least && job.Number < next.Number))
                (next, least) = (job, share);
        }

        return next;
    }

    private static string? KeyOf(QueuedJob job) => job is { Queue: QueueWeights.DefaultQueue, Requires: null, Limits.Count: 0 }
        ? null
        : $"{job.Queue}\n{job.Requires}\n{string.Join('\n', job.Limits.Select(group => group.Name))}";
}
