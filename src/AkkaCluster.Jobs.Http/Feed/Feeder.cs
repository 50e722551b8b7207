using AkkaCluster.Http.Feed;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>Looks at the cluster for all who look at this node: every second while somebody does, else now and then, for the history.</summary>
internal sealed class Feeder(IServiceProvider services, FeedHub<FeedTopic> hub, TimeProvider time) : BackgroundService
{
    /// <summary>Of so many ticks one looks where nobody follows, and one says that the node lives.</summary>
    private const int Seldom = 5;

    private const int Newest = 50;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ClusterHistory _history = new();
    private readonly TaskStream _stream = new();
    private readonly FailedJobs _failed = new();
    private readonly Lock _gate = new();
    private ReadOnlyMemory<byte> _cluster;
    private ReadOnlyMemory<byte> _jobs;
    private IReadOnlyDictionary<string, long> _totals = new Dictionary<string, long>();
    private (long Epoch, long Ended, int Open) _counted;
    private int _ticks;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var looking = Task.CompletedTask;
        hub.Publish(FeedTopic.History, FeedFrame.Beat, Whole);
        hub.Publish(FeedTopic.Tasks, FeedFrame.Beat, WholeStream);
        do
        {
            _ticks++;
            var isSeldom = _ticks % Seldom == 1;
            if (isSeldom)
                hub.Beat();
            // A store that hangs does not keep this node from saying that it lives.
            if (looking.IsCompleted && (isSeldom || hub.IsWatched(FeedTopic.Cluster)))
                looking = LookAsync(isSeldom, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task LookAsync(bool recount, CancellationToken token)
    {
        try
        {
            // They are there once the node has started.
            var jobs = services.GetRequiredService<IJobService>();
            var now = await jobs.OverviewAsync(token).ConfigureAwait(false);
            PublishIfNew(FeedTopic.Cluster, ref _cluster, FeedFrame.Of("cluster", Answers.Cluster(now), JobsJson.Readable.ClusterInfo));
            var at = time.GetUtcNow();
            Remember(now, at);
            foreach (var failed in await _failed.FindAsync(jobs, now, at, token).ConfigureAwait(false))
                Tell(failed);
            if (now.LeaderAddress is not null && await jobs.EndedChunksAsync(_stream.Last, token).ConfigureAwait(false) is { } ended)
                Stream(ended);
            if (hub.IsWatched(FeedTopic.Jobs))
                await LookAtJobsAsync(jobs, now, recount, token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is InvalidOperationException or JobRefusedException or OperationCanceledException)
        {
            // Not started yet, or the store is away, which the overview tells: looked at again soon.
        }
    }

    private async Task LookAtJobsAsync(IJobService jobs, ClusterOverview now, bool recount, CancellationToken token)
    {
        var counted = (now.LeaderEpoch, now.EndedJobs, now.QueuedJobs + now.ActiveJobs);
        if (recount || counted != _counted)
        {
            var totals = await jobs.CountAsync(token).ConfigureAwait(false);
            (_totals, _counted) = (Enum.GetValues<JobState>().ToDictionary(Answers.Name, state => totals.GetValueOrDefault(state)), counted);
        }

        var found = await jobs.ListAsync(new JobQuery { Limit = Newest }, token).ConfigureAwait(false);
        var newest = await JobEndpoints.LiveAsync(jobs, found, token).ConfigureAwait(false);
        PublishIfNew(FeedTopic.Jobs, ref _jobs, FeedFrame.Of("jobs", new JobsAnswer(_totals, [.. newest.Select(job => job with { Parameters = null })]), JobsJson.Readable.JobsAnswer));
    }

    private void Remember(ClusterOverview now, DateTimeOffset at)
    {
        HistorySample? sample;
        IReadOnlyList<ClusterEvent> events;
        lock (_gate)
            (sample, events) = _history.Take(now, at);
        foreach (var happened in events)
            hub.Publish(FeedTopic.History, FeedFrame.Of("happened", happened, JobsJson.Readable.ClusterEvent), Whole);
        if (sample is not null)
            hub.Publish(FeedTopic.History, FeedFrame.Of("sample", sample, JobsJson.Readable.HistorySample), Whole);
    }

    private void Stream(EndedChunks ended)
    {
        IReadOnlyList<EndedChunk> fresh;
        lock (_gate)
            fresh = _stream.Take(ended);
        if (fresh.Count > 0)
            hub.Publish(FeedTopic.Tasks, FeedFrame.Of("chunks", fresh, JobsJson.Readable.IReadOnlyListEndedChunk), WholeStream);
    }

    private ReadOnlyMemory<byte> WholeStream()
    {
        lock (_gate)
            return FeedFrame.Of("stream", _stream.ToAnswer(), JobsJson.Readable.IReadOnlyListEndedChunk);
    }

    private void Tell(ClusterEvent happened)
    {
        lock (_gate)
            _history.Add(happened);
        hub.Publish(FeedTopic.History, FeedFrame.Of("happened", happened, JobsJson.Readable.ClusterEvent), Whole);
    }

    private ReadOnlyMemory<byte> Whole()
    {
        lock (_gate)
            return FeedFrame.Of("history", _history.ToAnswer(), JobsJson.Readable.HistoryAnswer);
    }

    private void PublishIfNew(FeedTopic topic, ref ReadOnlyMemory<byte> last, ReadOnlyMemory<byte> now)
    {
        if (now.Span.SequenceEqual(last.Span))
            return;
        last = now;
        hub.Publish(topic, now);
    }
}
