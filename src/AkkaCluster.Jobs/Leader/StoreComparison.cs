using Akka.Actor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>After a commit without an answer, what the leader remembers is compared with what the store has.</summary>
internal sealed class StoreComparison(LeaderTerm term)
{
    private const int PageSize = 5000;

    private bool _isNeeded;
    private bool _underWay;

    private ILeaderStore Store => term.Actor.Shared.Store;

    /// <summary>The jobs that are not finished.</summary>
    public static async Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(ILeaderStore store)
    {
        var jobs = new List<ActiveJob>();
        IReadOnlyList<ActiveJob> page;
        do
        {
            page = await store.ReadActiveAsync(jobs.Count == 0 ? 0 : jobs[^1].Number, PageSize).ConfigureAwait(false);
            jobs.AddRange(page);
        }
        while (page.Count == PageSize);

        return jobs;
    }

    /// <summary>With the next <see cref="Start"/>.</summary>
    public void Need() => _isNeeded = true;

    public void Start()
    {
        if (!_isNeeded || _underWay || Store.Trouble is not null)
            return;
        (_isNeeded, _underWay) = (false, true);
        ReadActiveAsync(Store).PipeTo(term.Actor.Ref, success: jobs => new Actual(jobs), failure: _ => new NotCompared());
    }

    public void Receive()
    {
        term.Actor.On<Actual>(actual => Compare(actual.Jobs));
        term.Actor.On<NotCompared>(_ => (_isNeeded, _underWay) = (true, false));
        term.Actor.On<Missing>(missing =>
        {
            if (missing.Job is null || missing.Job.State.IsFinal())
                term.OnGone(missing.Id, missing.Job?.State ?? JobState.Cancelled);
        });
    }

    private void Compare(IReadOnlyList<ActiveJob> actual)
    {
        _underWay = false;
        foreach (var job in actual)
        {
            term.Enqueue(job, fresh: false);
            term.OnPaused(job.Id, job.Paused);
        }

        // Some of these were admitted while the store was read; only the store knows which.
        var known = actual.Select(job => job.Id).ToHashSet();
        foreach (var job in term.Queue.All.Where(job => !known.Contains(job.Id)).ToList())
            Store.FindAsync(job.Id).PipeTo(term.Actor.Ref, success: found => new Missing(job.Id, found), failure: _ => new NotCompared());
        term.Activate();
    }

    private sealed record Actual(IReadOnlyList<ActiveJob> Jobs) : TermReply;

    private sealed record Missing(string Id, JobRecord? Job) : TermReply;

    private sealed record NotCompared : TermReply;
}
