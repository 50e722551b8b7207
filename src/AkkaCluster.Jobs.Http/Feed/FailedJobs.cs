using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>Finds the jobs that have failed since the last look; the store is asked only where the leader has counted more.</summary>
internal sealed class FailedJobs
{
    private const int Most = 10;

    /// <summary>Clocks of nodes differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    private readonly Queue<(string Id, int Round)> _told = new();
    private (long Epoch, long Count, DateTimeOffset At)? _last;

    public async Task<IReadOnlyList<ClusterEvent>> FindAsync(IJobService jobs, ClusterOverview now, DateTimeOffset at, CancellationToken token)
    {
        if (now.LeaderAddress is null)
            return [];
        var before = _last;
        if (before is { } known && known.Epoch == now.LeaderEpoch && known.Count == now.FailedJobs)
        {
            _last = known with { At = at };
            return [];
        }

        var since = (before?.At ?? at) - Tolerance;
        var found = before is null ? [] : await jobs.ListAsync(new JobQuery { States = [JobState.Failed], Limit = Most }, token).ConfigureAwait(false);
        _last = (now.LeaderEpoch, now.FailedJobs, at);
        var fresh = found.Where(job => job.FinishedAt >= since && !_told.Contains((job.Id, job.Round))).OrderBy(job => job.FinishedAt).ToList();
        foreach (var job in fresh)
        {
            _told.Enqueue((job.Id, job.Round));
            if (_told.Count > 4 * Most)
                _told.Dequeue();
        }

        return [.. fresh.Select(job => new ClusterEvent(job.FinishedAt ?? at, "bad", $"Job {job.Spec.Name ?? job.Spec.Kind} has failed: {job.Error}", job.Id))];
    }
}
