using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Jobs: admitted, started, paused, cancelled, ended.</summary>
internal sealed partial class LeaderActor
{
    /// <summary>Submissions that wait for the store hold up to so much text in all.</summary>
    private const long MostAdmitting = 64 * 1024 * 1024;

    private readonly Dictionary<string, HashSet<IActorRef>> _admitting = [];
    private long _admittingSize;

    private void ReceiveJobs()
    {
        Receive<LeaderCommands.Submit>(Admit);
        Receive<AdmissionDone>(OnAdmitted);
        Receive<AdmissionFailed>(failed => OnStoreFailure(failed.Cause, Admitted(failed.Job)));
        Receive<LeaderCommands.Cancel>(command => Change(command.JobId, () => _context.Store.CancelAsync(_epoch, command.JobId, Now), id => OnGone(id, JobState.Cancelled)));
        Receive<LeaderCommands.SetPaused>(command => Change(command.JobId, () => _context.Store.SetPausedAsync(_epoch, command.JobId, command.Paused), id => OnPaused(id, command.Paused)));
        Receive<Changed>(OnChanged);
        Receive<ChangeFailed>(failed => OnStoreFailure(failed.Cause, failed.Caller));
        Receive<FreshJob>(fresh => StartFresh(fresh.Id, fresh.Job));
        Receive<JobEvents.Alive>(OnAlive);
        Receive<JobEvents.Ended>(OnEnded);
    }

    private void Admit(LeaderCommands.Submit submit)
    {
        // Who asks again while the store still writes is answered with the others: one submission is one transaction.
        if (_admitting.TryGetValue(submit.JobId, out var callers))
        {
            callers.Add(Sender);
            return;
        }

        if (_context.Store.Trouble is { } trouble)
        {
            Sender.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, trouble, TimeSpan.FromSeconds(1)));
            return;
        }

        if (_queue.Count + _admitting.Count >= _settings.QueueCapacity || _admittingSize > MostAdmitting)
        {
            var wait = _retryAfter.Estimate(_queue.Count);
            Sender.Tell(new LeaderReplies.Refused(JobRefusal.Busy, $"{_queue.Count} jobs wait already, and {_admitting.Count} to be admitted, which is the most that is held (akkacluster.jobs.queue-capacity). Try again in {wait.TotalSeconds:0} s.", wait));
            return;
        }

        _admitting.Add(submit.JobId, [Sender]);
        _admittingSize += SizeOf(submit.Spec);
        var job = new NewJob(submit.JobId, submit.Spec, Now);
        _context.Store.AdmitAsync(_epoch, job, submit.Patience).PipeTo(Self, success: admission => new AdmissionDone(job, admission, submit.Watcher), failure: e => new AdmissionFailed(job, e));
    }

    private static long SizeOf(JobSpec spec) => spec.Parameters.Length + (spec.Inputs is JobInputs.Inline inline ? inline.Lines.Sum(line => line.Length + 1L) : 0) + spec.Labels.Sum(label => label.Key.Length + label.Value.Length);

    private HashSet<IActorRef> Admitted(NewJob job)
    {
        _admittingSize -= SizeOf(job.Spec);
        return _admitting.Remove(job.Id, out var callers) ? callers : [];
    }

    private void OnAdmitted(AdmissionDone done)
    {
        var admission = done.Admission;
        INodeMessage reply = admission.IsOther
            ? new LeaderReplies.Refused(JobRefusal.KeyReused, $"The idempotency key '{done.Job.Spec.IdempotencyKey}' stands for job {admission.Id}, which was submitted with other content. Use another key for another job.", null)
            : new LeaderReplies.Admitted(admission.Id, admission.Existed);
        foreach (var caller in Admitted(done.Job))
            caller.Tell(reply);
        if (done.Watcher is { } watcher && admission.Id == done.Job.Id && admission.Unfinished is not null)
            AddWatcher(admission.Id, ((ExtendedActorSystem)Context.System).Provider.ResolveActorRef(watcher));
        // One that existed may be unknown here all the same: the answer to its admission was lost.
        if (admission.Unfinished is { } job && Enqueue(job, fresh: !admission.Existed))
            Activate(admission.Existed ? null : new JobRecord { Number = job.Number, Id = job.Id, Spec = done.Job.Spec, Epoch = 1, SubmittedAt = done.Job.SubmittedAt });
    }

    /// <summary>A job that this leader admitted itself is fresh: its actor's first incarnation is still to be granted. False where it is queued already.</summary>
    private bool Enqueue(ActiveJob job, bool fresh) => _queue.Add(new QueuedJob(job.Id, job.Number, job.Priority, job.TaskCount) { Fresh = fresh, Paused = job.Paused });

    /// <summary>Starts the actors of the jobs that there is room for. One that was never started gets the job with the grant of epoch 1.</summary>
    private void Activate(JobRecord? admitted = null)
    {
        foreach (var job in _queue.Activate(Now))
        {
            if (!job.Fresh)
                _context.Jobs.Tell(new JobCommands.Wake(job.Id));
            else if (admitted?.Id == job.Id)
                StartFresh(job.Id, admitted);
            else
                _context.Store.FindAsync(job.Id).PipeTo(Self, success: found => new FreshJob(job.Id, found), failure: _ => new FreshJob(job.Id, null));
        }

        OfferSoon();
    }

    private void StartFresh(string id, JobRecord? record)
    {
        if (_queue.Find(id) is not { } job)
            return;
        object start = job.Fresh && record is { Epoch: 1 } ? new JobCommands.Start(record) : new JobCommands.Wake(id);
        job.Fresh = false;
        _context.Jobs.Tell(start);
    }

    private void Change(string id, Func<Task<bool>> change, Action<string> then)
    {
        var caller = Sender;
        if (_context.Store.Trouble is { } trouble)
            caller.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, trouble, TimeSpan.FromSeconds(1)));
        else
            change().PipeTo(Self, success: done => new Changed(caller, id, done, then), failure: e => new ChangeFailed(caller, e));
    }

    private void OnChanged(Changed changed)
    {
        // What is finished here was finished before, whatever the store says of it now.
        var done = changed.Done && _queue.Find(changed.Id) is not null;
        if (done)
            changed.Then(changed.Id);
        changed.Caller.Tell(done ? new LeaderReplies.Done() : new LeaderReplies.NotActive(changed.Id));
    }

    /// <summary>The job has ended otherwise than by its actor.</summary>
    private void OnGone(string id, JobState state)
    {
        if (_queue.Remove(id) is not { } job)
            return;
        _context.Jobs.Tell(new JobCommands.Drop(id));
        TellWatchers(new JobProgress { JobId = id, State = state, TaskCount = job.TaskCount, Succeeded = job.Progress?.Succeeded ?? 0, Failed = job.Progress?.Failed ?? 0 });
        _offerChanged = true;
        Activate();
    }

    private void OnPaused(string id, bool paused)
    {
        if (_queue.Find(id) is not { } job || job.Paused == paused)
            return;
        var wasActive = job.Active;
        _queue.SetPaused(job, paused);
        if (wasActive || !job.Fresh)
            _context.Jobs.Tell(new JobCommands.SetPaused(id, paused));
        TellWatchers(ProgressOf(job));
        _offerChanged = true;
        Activate();
    }

    private void OnAlive(JobEvents.Alive alive)
    {
        var id = alive.Progress.JobId;
        if (_queue.Find(id) is not { } job)
        {
            Sender.Tell(new JobCommands.Drop(id));
            return;
        }

        if (alive.Progress.Paused != job.Paused)
            Sender.Tell(new JobCommands.SetPaused(id, job.Paused));
        _offerChanged |= job.Progress is null || job.Dry != alive.Dry;
        job.HeardOf = Now;
        job.Lost = false;
        job.Dry = alive.Dry;
        job.Leased = alive.Progress.Leased;
        job.Progress = alive.Progress;
        TellWatchers(alive.Progress);
        OfferSoon();
    }

    private void OnEnded(JobEvents.Ended ended)
    {
        if (_queue.Remove(ended.Progress.JobId) is not { } job)
            return;
        _retryAfter.Finished();
        TellWatchers(ended.Progress);
        _offerChanged |= job.Progress is not null;
        Activate();
    }

    /// <summary>Wakes the actors that were not heard of: their node may be gone, and their shard elsewhere.</summary>
    private void OnCheck()
    {
        Wake(job => job.Lost || Now - job.HeardOf > _settings.WakeAfter);
        ForgetSilentWatchers();
        StartComparing();
    }

    private void Wake(Func<QueuedJob, bool> which)
    {
        foreach (var job in _queue.Active.Where(job => !job.Fresh && which(job)).ToList())
        {
            job.HeardOf = Now;
            _context.Jobs.Tell(new JobCommands.Wake(job.Id));
        }
    }

    /// <summary>
    /// Jobs whose actors were on a node that is gone, or may have been, are woken at once, and again with each check until they are heard of: the shard region may not have
    /// noticed yet, and then the first of these messages goes where the old actor was.
    /// </summary>
    private void WakeThoseOf(string home)
    {
        foreach (var job in _queue.Active.Where(job => job.Progress is null || job.Progress.Home == home))
            job.Lost = true;
        Wake(job => job.Lost);
    }

    private sealed record AdmissionDone(NewJob Job, Admission Admission, string? Watcher);

    private sealed record AdmissionFailed(NewJob Job, Exception Cause);

    private sealed record Changed(IActorRef Caller, string Id, bool Done, Action<string> Then);

    private sealed record ChangeFailed(IActorRef Caller, Exception Cause);

    private sealed record FreshJob(string Id, JobRecord? Job);
}
