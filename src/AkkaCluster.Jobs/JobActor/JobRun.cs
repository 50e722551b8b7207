using Akka.Actor;
using Akka.Event;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>One incarnation of a job's actor with its job: what it knows of tasks, workers and records. Decisions about tasks are the <see cref="LeaseBook"/>'s.</summary>
internal sealed class JobRun
{
    private JobRun(JobActor actor, JobRecord job, LeaseBook book, Reduction? reduction = null, NotReady? kindMissing = null)
    {
        (Actor, Tally, Book, Reduction, KindMissing) = (actor, new JobTally(job), book, reduction, kindMissing);
        Recorder = new JobRecorder(this);
    }

    public JobActor Actor { get; }

    public JobTally Tally { get; }

    public LeaseBook Book { get; }

    /// <summary>Null where the kind has none, or there is no kind.</summary>
    public Reduction? Reduction { get; }

    /// <summary>Set where this node has no such kind: the job cannot end here.</summary>
    public NotReady? KindMissing { get; }

    public JobWorkers Workers { get; } = new();

    public JobRecorder Recorder { get; }

    public JobRecord Job => Tally.Job;

    private JobActorContext Shared => Actor.Shared;

    /// <summary>Begins with a job: a fresh one, or with what earlier incarnations recorded of it.</summary>
    public static void Begin(JobActor actor, JobRecord job, JobHistory? history, TaskPace? limit = null)
    {
        var shared = actor.Shared;
        Reduction? reduction = null;
        NotReady? kindMissing = null;
        TaskPace? pace = null;
        try
        {
            if (!shared.Kinds.TryGet(job.Spec.Kind, out var kind))
                kindMissing = new NotReady($"The node {shared.Home} of the job's actor has no kind '{job.Spec.Kind}'; the job ends when that has it, or the actor has moved to one that has.", actor.Now);
            else
            {
                var parameters = kind.Parameters.Validate(job.Spec.Parameters, out _);
                pace = kind.Pace(parameters);
                if (kind.CreateReducer(parameters) is { } reducer)
                    reduction = new Reduction(reducer, shared.Store, job.Number, job.TaskCount, shared.Time);
            }
        }
        catch (Exception e)
        {
            actor.Log.Error(e, "Job {Job} of kind {Kind} cannot be run on {Home}", actor.Id, job.Spec.Kind, shared.Home);
            var broken = new JobRun(actor, job, new LeaseBook(0, 1, shared.Settings.Leasing, shared.Random()));
            actor.Switch(new WorkingJob(broken));
            broken.Recorder.Finish(JobState.Failed, e.Message);
            return;
        }

        var run = new JobRun(actor, job, new LeaseBook(job.TaskCount, job.Spec.MaxAttempts, shared.Settings.Leasing, shared.Random(), history, job.Spec.Speculate) { Pace = pace, Limit = history is null ? limit : UntilTold(shared, job.Spec) }, reduction, kindMissing);
        if (history is null)
            run.Open(null, []);
        else
            InquiringJob.Begin(run, history);
    }

    /// <summary>A later incarnation knows of limits, not what the leader has given the job of them: it hands nothing out until it is told.</summary>
    private static TaskPace? UntilTold(JobActorContext shared, JobSpec spec) =>
        shared.Settings.Limits.Of(spec.Queue ?? QueueWeights.DefaultQueue, spec.Kind, spec.Labels).Any() ? new TaskPace(0, TimeSpan.Zero) : null;

    /// <summary>Hands out from now on.</summary>
    /// <param name="history">What earlier incarnations recorded.</param>
    /// <param name="lost">Workers that were lost meanwhile.</param>
    public void Open(JobHistory? history, IReadOnlyList<IActorRef> lost)
    {
        var killed = Book.Open(history?.Leases, IsHere);
        if (history is { Files.Count: > 0 })
            Recorder.CommitFiles(history.Files);
        var working = new WorkingJob(this);
        Actor.Switch(working);
        working.Begin();
        Recorder.RecordKilled(killed);
        foreach (var worker in lost)
            working.Lose(worker);
        Actor.TakeKept();
    }

    /// <summary>The sender is a worker of this name.</summary>
    public void Meet(string worker)
    {
        if (Workers.Meet(worker, Actor.Asker))
            Actor.WatchWorker(Actor.Asker);
    }

    /// <summary>What the worker holds becomes its own under this incarnation; what is recorded by now it can stop.</summary>
    public void Adopt(LeaseMessages.Held held)
    {
        Meet(held.Worker);
        if (held.Epoch == Job.Epoch)
        {
            Book.Renew(held.Worker, held.Leases.Select(grant => grant.Id), Actor.Now);
            return;
        }

        var adopted = new List<LeaseMessages.Grant>();
        foreach (var grant in held.Epoch > Job.RoundEpoch ? held.Leases : [])
        {
            if (Book.Adopt(held.Worker, grant.Run, grant.Attempt, Actor.Now) is { } lease)
                adopted.Add(new LeaseMessages.Grant(lease.Id, lease.Run, lease.Attempt));
        }

        if (held.Leases.Count > 0)
            Actor.Asker.Tell(new LeaseMessages.Adopted(Actor.Id, Job.Epoch, adopted));
    }

    public JobProgress Progress() => Tally.Progress() with { Leased = Book.LeasedTasks, TaskTime = Book.TaskTime, Home = Shared.Home };

    /// <summary>Another incarnation writes now: this one holds nothing that counts.</summary>
    public void StopFenced(StaleEpochException e)
    {
        Actor.Log.Info("Job {Job} stops on {Home}: {Reason}", Actor.Id, Shared.Home, e.Message);
        Shared.Fenced();
        RevokeAll();
        FencedJob.Begin(Actor);
    }

    /// <summary>The job has ended otherwise. Who asks is told by the next incarnation.</summary>
    public void StopEnded()
    {
        RevokeAll();
        Actor.Passivate();
    }

    private void RevokeAll()
    {
        foreach (var worker in Workers.All)
            worker.Tell(new LeaseMessages.Revoke(Actor.Id, []));
    }

    /// <summary>The shard moves. What is recorded until then is known to the next incarnation, which need not take this one for lost.</summary>
    public void HandOver() => Shared.Store.HandOverAsync(Job.Number, Job.Epoch).PipeTo(Actor.Ref, success: () => new HandedOver(this), failure: _ => new HandedOver(this));

    /// <summary>Whether a worker is there, as far as can be known: one that is still a member may only have been too slow to answer, unless its address answers under another name.</summary>
    private bool IsHere(string worker) => Workers.Find(worker) is not null || (Shared.IsMember(JobWorkers.Address(worker)) && !Workers.IsReplaced(worker));

    /// <summary>The store knows that the incarnation ends in order, or cannot be told.</summary>
    internal sealed record HandedOver(object To) : JobReply(To);
}
