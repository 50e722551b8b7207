using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Old jobs go; and after a commit without an answer, what is remembered is compared with what the store has.</summary>
internal sealed partial class LeaderActor
{
    private const int RetireAtOnce = 1000;

    private bool _retiring;
    private bool _compare;
    private bool _comparing;

    private void ReceiveRetirement()
    {
        Receive<Retire>(_ => StartRetiring());
        Receive<Retired>(retired =>
        {
            _retiring = false;
            if (retired.Count == 0)
                return;
            _log.Info("{0} jobs that ended more than {1} ago were deleted", retired.Count, _settings.Retention);
            StartRetiring();
        });
        Receive<NotRetired>(failed =>
        {
            _retiring = false;
            OnStoreFailure(failed.Cause);
        });
        Receive<Actual>(Compare);
        Receive<NotCompared>(_ =>
        {
            _comparing = false;
            _compare = true;
        });
        Receive<Missing>(missing => OnMissing(missing.Id, missing.Job));
    }

    private void StartRetiring()
    {
        if (_retiring)
            return;
        _retiring = true;
        _context.Store.RetireAsync(_epoch, Now - _settings.Retention, RetireAtOnce).PipeTo(Self, success: count => new Retired(count), failure: e => new NotRetired(e));
    }

    private void StartComparing()
    {
        if (!_compare || _comparing || _context.Store.Trouble is not null)
            return;
        (_compare, _comparing) = (false, true);
        ReadActiveAsync().PipeTo(Self, success: jobs => new Actual(jobs), failure: _ => NotCompared.Instance);
    }

    private void Compare(Actual actual)
    {
        _comparing = false;
        var known = actual.Jobs.ToDictionary(job => job.Id);
        foreach (var job in actual.Jobs)
        {
            Enqueue(job, fresh: false);
            OnPaused(job.Id, job.Paused);
        }

        // Some of these were admitted while the store was read; only the store knows which.
        foreach (var job in _queue.All.Where(job => !known.ContainsKey(job.Id)).ToList())
            _context.Store.FindAsync(job.Id).PipeTo(Self, success: found => new Missing(job.Id, found), failure: _ => NotCompared.Instance);
        Activate();
    }

    private void OnMissing(string id, JobRecord? job)
    {
        if (job is null || job.State.IsFinal())
            OnGone(id, job?.State ?? JobState.Cancelled);
    }

    private sealed record Actual(IReadOnlyList<ActiveJob> Jobs);

    private sealed record Missing(string Id, JobRecord? Job);

    private sealed record Retired(int Count);

    private sealed record NotRetired(Exception Cause);

    private sealed class NotCompared
    {
        public static readonly NotCompared Instance = new();
    }

    private sealed class Retire
    {
        public static readonly Retire Instance = new();
    }
}
