using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Takes jobs in: written first, then answered, then started.</summary>
internal sealed class JobAdmission(LeaderTerm term)
{
    private readonly Admissions _underWay = new();

    private LeaderActor Actor => term.Actor;

    private ILeaderStore Store => term.Actor.Shared.Store;

    public void Receive()
    {
        Actor.On<LeaderCommands.Submit>(Admit);
        Actor.On<Admitted>(OnAdmitted);
        Actor.On<NotAdmitted>(failed => term.OnStoreFailure(failed.Cause, _underWay.Remove(failed.Job)));
        Actor.On<Found>(found => Start(found.Id, found.Job));
    }

    /// <summary>Starts a job for the first time.</summary>
    /// <param name="job">The job.</param>
    /// <param name="record">The job as it was admitted; null where it has to be read.</param>
    public void Start(QueuedJob job, JobRecord? record)
    {
        if (record is not null)
            Start(job.Id, record);
        else
            Store.FindAsync(job.Id).PipeTo(Actor.Ref, success: found => new Found(job.Id, found), failure: _ => new Found(job.Id, null));
    }

    private void Start(string id, JobRecord? record)
    {
        if (term.Queue.Find(id) is not { } job)
            return;
        object start = job.Fresh && record is { Epoch: 1 } ? new JobCommands.Start(record, job.TraceParent, job.Limit) : new JobCommands.Wake(id);
        job.Fresh = false;
        Actor.Shared.Jobs.Tell(start);
    }

    private void Admit(LeaderCommands.Submit submit)
    {
        // Who asks again while the store still writes is answered with the others: one submission is one transaction.
        if (_underWay.Join(submit.JobId, Actor.Asker))
            return;
        if (Store.Trouble is { } trouble)
        {
            Actor.Asker.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, trouble, TimeSpan.FromSeconds(1)));
            return;
        }

        var queue = term.Queue;
        if (queue.Count + _underWay.Count >= Actor.Shared.Settings.QueueCapacity || _underWay.AreLarge)
        {
            Actor.Asker.Tell(term.Full(_underWay.Count));
            return;
        }

        _underWay.Add(submit.JobId, submit.Spec, Actor.Asker);
        var job = new NewJob(submit.JobId, submit.Spec, Actor.Now);
        Store.AdmitAsync(term.Epoch, job, submit.Patience).PipeTo(Actor.Ref, success: admission => new Admitted(job, admission, submit.Watcher, submit.TraceParent), failure: e => new NotAdmitted(job.Id, e));
    }

    private void OnAdmitted(Admitted admitted)
    {
        var (job, admission) = (admitted.Job, admitted.Admission);
        INodeMessage reply = admission.Missing is { } missing
            ? new LeaderReplies.Refused(JobRefusal.Invalid, $"There is no job {missing} to wait for; it was never submitted, or its retention time is over.", null)
            : admission.IsOther
            ? new LeaderReplies.Refused(JobRefusal.KeyReused, $"The idempotency key '{job.Spec.IdempotencyKey}' stands for job {admission.Id}, which was submitted with other content. Use another key for another job.", null)
            : new LeaderReplies.Admitted(admission.Id, admission.Existed);
        foreach (var caller in _underWay.Remove(job.Id))
            caller.Tell(reply);
        if (admission is { Existed: false, IsOther: false, Missing: null })
            JobInstruments.Submitted(job.Spec.Kind);
        if (admission.IsWaiting)
            term.Release.Look();
        if (admission.Unfinished is not { } unfinished)
            return;
        if (admitted.Watcher is { } watcher && admission.Id == job.Id)
            term.News.Watch(job.Id, Actor.Resolve(watcher));
        // One that existed may be unknown here all the same: the answer to its admission was lost.
        if (term.Enqueue(unfinished, fresh: !admission.Existed, JobTraces.Tell("admit job", admitted.TraceParent, job.Id, job.SubmittedAt)))
            term.Activate(admission.Existed ? null : new JobRecord { Number = unfinished.Number, Id = unfinished.Id, Spec = job.Spec, Epoch = 1, SubmittedAt = job.SubmittedAt });
    }

    private sealed record Admitted(NewJob Job, Admission Admission, string? Watcher, string? TraceParent) : TermReply;

    private sealed record NotAdmitted(string Job, Exception Cause) : TermReply;

    private sealed record Found(string Id, JobRecord? Job) : TermReply;
}
