using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Jobs: admitted, started, paused, cancelled, ended.</summary>
internal sealed partial class LeaderActor
{
    private int _admitting;

    private void ReceiveJobs()
    {
        Receive<LeaderCommands.Submit>(Admit);
        Receive<AdmissionDone>(OnAdmitted);
        Receive<AdmissionFailed>(failed =>
        {
            _admitting--;
            OnStoreFailure(failed.Cause, failed.Caller);
        });
        Receive<LeaderCommands.Cancel>(command => Change(command.JobId, _context.Store.CancelAsync(_epoch, command.JobId, Now), OnCancelled));
        Receive<LeaderCommands.SetPaused>(command => Change(command.JobId, _context.Store.SetPausedAsync(_epoch, command.JobId, command.Paused), id => OnPaused(id, command.Paused)));
        Receive<Changed>(OnChanged);
        Receive<ChangeFailed>(failed => OnStoreFailure(failed.Cause, failed.Caller));
        Receive<FreshJob>(fresh => StartFresh(fresh.Id, fresh.Job));
        Receive<JobEvents.Alive>(OnAlive);
        Receive<JobEvents.Ended>(OnEnded);
    }

    private void Admit(LeaderCommands.Submit submit)
    {
        if (_queue.Count + _admitting >= _settings.QueueCapacity)
        {
            var wait = _retryAfter.Estimate(_queue.Count);
            Sender.Tell(new LeaderReplies.Refused(JobRefusal.Busy, $"{_queue.Count} jobs wait already, which is the most that is held (akkacluster.jobs.queue-capacity). Try again in {wait.TotalSeconds:0} s.", wait));
            return;
        }

        _admitting++;
        var job = new NewJob(submit.JobId, submit.Spec, Now);
        var caller = Sender;
        _context.Store.AdmitAsync(_epoch, job).PipeTo(Self, success: admission => new AdmissionDone(caller, job, admission), failure: e => new AdmissionFailed(caller, e));
    }

    private void OnAdmitted(AdmissionDone done)
    {
        _admitting--;
        var admission = done.Admission;
        done.Caller.Tell(new LeaderReplies.Admitted(admission.Id, admission.Existed));
        if (admission.Existed)
            return;
        var job = new QueuedJob(admission.Id, admission.Number, done.Job.Spec.Priority, done.Job.Spec.Inputs.Count) { Fresh = true };
        if (_queue.Add(job))
            Activate(new JobRecord { Number = admission.Number, Id = admission.Id, Spec = done.Job.Spec, Epoch = 1, SubmittedAt = done.Job.SubmittedAt });
    }

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

    private void Change(string id, Task<bool> change, Action<string> then)
    {
        var caller = Sender;
        change.PipeTo(Self, success: done => new Changed(caller, id, done, then), failure: e => new ChangeFailed(caller, e));
    }

    private void OnChanged(Changed changed)
    {
        if (changed.Done)
            changed.Then(changed.Id);
        changed.Caller.Tell(changed.Done ? new LeaderReplies.Done() : new LeaderReplies.NotActive(changed.Id));
    }

    private void OnCancelled(string id)
    {
        if (_queue.Remove(id) is not { } job)
            return;
        _context.Jobs.Tell(new JobCommands.Drop(id));
        TellWatchers(new JobProgress { JobId = id, State = JobState.Cancelled, TaskCount = job.TaskCount, Succeeded = job.Progress?.Succeeded ?? 0, Failed = job.Progress?.Failed ?? 0 });
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
        job.Dry = alive.Dry;
        job.Leased = alive.Progress.Leased;
        job.Progress = alive.Progress;
        TellWatchers(alive.Progress);
        OfferSoon();
    }

    private void OnEnded(JobEvents.Ended ended)
    {
        Sender.Tell(new JobCommands.EndNoted(ended.Progress.JobId));
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
        foreach (var job in _queue.Active.Where(job => !job.Fresh && Now - job.HeardOf > _settings.WakeAfter).ToList())
        {
            job.HeardOf = Now;
            _context.Jobs.Tell(new JobCommands.Wake(job.Id));
        }

        ForgetSilentWatchers();
    }

    private sealed record AdmissionDone(IActorRef Caller, NewJob Job, Admission Admission);

    private sealed record AdmissionFailed(IActorRef Caller, Exception Cause);

    private sealed record Changed(IActorRef Caller, string Id, bool Done, Action<string> Then);

    private sealed record ChangeFailed(IActorRef Caller, Exception Cause);

    private sealed record FreshJob(string Id, JobRecord? Job);
}
