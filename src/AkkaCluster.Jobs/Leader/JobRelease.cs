using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Takes jobs that waited for a time, or for the end of others, from the store into the queue, as far as there is room. None of those that wait is kept here.</summary>
internal sealed class JobRelease(LeaderTerm term)
{
    private const int AtOnce = 500;

    private readonly HashSet<long> _resolving = [];
    private bool _underWay;
    private bool _lookAgain;
    private bool _awaitsEnds;
    private string? _trouble;

    private ILeaderStore Store => term.Actor.Shared.Store;

    public void Receive()
    {
        term.Actor.On<Due>(_ => Look());
        term.Actor.On<Looked>(OnLooked);
        term.Actor.On<Resolved>(resolved =>
        {
            _resolving.Remove(resolved.Job);
            Look();
        });
        term.Actor.On<NotResolved>(failed =>
        {
            _resolving.Remove(failed.Job);
            OnFailure(failed.Cause);
        });
        term.Actor.On<NotLooked>(failed =>
        {
            _underWay = false;
            OnFailure(failed.Cause);
        });
    }

    /// <summary>A job has ended: somebody may have waited for it.</summary>
    public void OnEnd()
    {
        if (_awaitsEnds)
            Look();
    }

    /// <summary>Looks whether anything is due.</summary>
    public void Look()
    {
        if (Store.Trouble is not null)
            return;
        _lookAgain = _underWay;
        if (_underWay)
            return;
        _underWay = true;
        var room = Math.Min(AtOnce, term.Actor.Shared.Settings.QueueCapacity - term.Queue.Count);
        LookAsync(term.Actor.Now, room).PipeTo(term.Actor.Ref, failure: e => new NotLooked(e));
    }

    /// <summary>It is tried again twice a second, and told once.</summary>
    private void OnFailure(Exception cause)
    {
        if (new KeeperFailed(cause).ConcernsLeader)
            term.OnStoreFailure(cause);
        else if (cause.Message != _trouble)
            term.Actor.Log.Warning("Jobs that wait cannot go on now: {Reason}", cause.Message);
        _trouble = cause.Message;
    }

    private async Task<Looked> LookAsync(DateTimeOffset now, int room)
    {
        var outlook = await Store.ReadOutlookAsync().ConfigureAwait(false);
        return new Looked(outlook, outlook.NextAt <= now && room > 0 ? await Store.ReleaseAsync(term.Epoch, now, room).ConfigureAwait(false) : null);
    }

    private void OnLooked(Looked looked)
    {
        _underWay = false;
        _trouble = null;
        _awaitsEnds = looked.Outlook.AwaitsEnds;
        if (looked.Released is { } released)
        {
            foreach (var job in released.Queued)
                term.Enqueue(job, fresh: true);
            foreach (var _ in released.Cancelled)
                JobInstruments.Cancelled();
            foreach (var job in released.Unresolved.Where(job => _resolving.Add(job.Number)))
                ResolveAsync(job, term.Actor.Now).PipeTo(term.Actor.Ref, success: () => new Resolved(job.Number), failure: e => new NotResolved(job.Number, e));
            if (released.Queued.Count > 0)
                term.Activate();
            _lookAgain |= released.HasMore;
        }

        if (_lookAgain)
            Look();
        else if (looked.Released is null && looked.Outlook.NextAt - term.Actor.Now is { } wait && wait > TimeSpan.Zero && wait < term.Actor.Shared.Settings.CheckInterval)
            // Sooner than it would be looked at anyway.
            term.Actor.Timers.StartSingleTimer(nameof(Due), new Due(), wait);
    }

    private async Task ResolveAsync(JobRecord job, DateTimeOffset now)
    {
        try
        {
            await Store.ResolveAsync(term.Epoch, job.Number, await term.Actor.Shared.ResolveAsync((JobInputs.Outputs)job.Spec.Inputs).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (JobRefusedException refused)
        {
            await Store.FailWaitingAsync(term.Epoch, job.Number, new JobFinish(JobState.Failed, now, refused.Message)).ConfigureAwait(false);
        }
    }

    private sealed record Due : TermReply;

    private sealed record Resolved(long Job) : TermReply;

    private sealed record NotResolved(long Job, Exception Cause) : TermReply;

    private sealed record Looked(ReleaseOutlook Outlook, ReleasedJobs? Released) : TermReply;

    private sealed record NotLooked(Exception Cause) : TermReply;
}
