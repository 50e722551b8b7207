using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The job at work: workers ask and answer.</summary>
internal sealed class WorkingJob(JobRun run) : JobBehaviour(run.Actor)
{
    private static readonly object Tick = new();
    private static readonly object RetriesDue = new();

    private readonly ReportPace _pace = new(run.Actor.Now, run.Actor.Shared.Settings.ReportInterval);

    /// <summary>When workers last held something, as far as was looked.</summary>
    private DateTimeOffset _heldAt = run.Actor.Now;
    private bool _kindCame;
    private (long Settled, DateTimeOffset At) _moved = (run.Book.Settled, run.Actor.Now);

    private JobActorContext Shared => Actor.Shared;

    public void Begin()
    {
        Actor.Timers.StartPeriodicTimer(Tick, Tick, Shared.Settings.ReportInterval);
        if (run.Book.AllSettled)
            run.Recorder.TryFinish();
        else if (!run.Job.Paused)
            Shared.LocalWorker()?.Tell(new LeaseMessages.Available(Actor.Id, run.Job.Spec.Priority, run.Job.Spec.Queue, run.Job.Spec.Requires), Actor.Ref);
        if (run.Job.Epoch > 1 || run.Job.TaskCount > 1)
            Report();
    }

    public override bool Awaits(JobReply reply) => reply.To == run;

    public override void HandOff() => run.HandOver();

    public override bool Receive(object message)
    {
        switch (message)
        {
            case LeaseMessages.Ask ask:
                HandOut(ask);
                return true;
            case LeaseMessages.Result result:
                if (run.Recorder.Take(result))
                    ScheduleRetries();
                if (run.Book.IsPaced)
                    FeedHungry();
                return true;
            case LeaseMessages.Held held:
                run.Adopt(held);
                return true;
            case LeaseMessages.GiveBack back:
                TakeBack(back);
                return true;
            case LeaseMessages.Busy:
                ReportIfDue();
                return true;
            case Terminated lost:
                Lose(lost.ActorRef);
                return true;
            case JobCommands.SetPaused command:
                run.Tally.SetPaused(command.Paused);
                Report();
                FeedHungry();
                return true;
            case JobCommands.SetLimit command:
                run.Book.Limit = command.Limit;
                Report();
                FeedHungry();
                return true;
            case JobCommands.Wake:
                Report();
                return true;
            case JobCommands.Drop:
                AskStore();
                return true;
            case JobCommands.Start:
                // The grant of epoch 1 has been used.
                return true;
            case JobRun.HandedOver:
                Actor.Stop();
                return true;
            case Dropped dropped:
                if (dropped.Ended)
                    run.StopEnded();
                else if (dropped.Epoch != run.Job.Epoch)
                    run.StopFenced(new StaleEpochException($"Incarnation {dropped.Epoch} runs it."));
                return true;
            case KindCame:
                Actor.Timers.CancelAll();
                LoadingJob.Begin(Actor);
                return true;
            case LeasesRecorded recorded:
                Grant(recorded.Worker, recorded.Leases, recorded.KnowsJob);
                return true;
            case LeasesNotRecorded failed:
                OnLeasesNotRecorded(failed);
                return true;
            default:
                return ReceiveTimer(message) || run.Recorder.Receive(message);
        }
    }

    public void Lose(IActorRef lost)
    {
        foreach (var name in run.Workers.Lose(lost))
        {
            var held = run.Book.Leases.Where(lease => lease.Worker == name).ToList();
            var killed = run.Book.LoseWorker(name, Actor.Now);
            JobInstruments.LeasesLost(held.Count);
            if (held.Count > 0)
                Actor.Log.Info("Job {Job}: worker {Worker} is lost; its {Held} leases go to others", Actor.Id, JobWorkers.Address(name), held.Count);
            run.Recorder.NoteLost(held, "The worker was lost while it held this.");
            run.Recorder.RecordKilled(killed);
        }

        FeedHungry();
    }

    private bool ReceiveTimer(object message)
    {
        if (message == Tick)
            OnTick();
        else if (message == RetriesDue)
            FeedHungry();
        else
            return false;
        return true;
    }

    private void HandOut(LeaseMessages.Ask ask)
    {
        run.Meet(ask.Worker);
        var worker = Actor.Asker;
        var leases = run.Job.Paused || run.Recorder.IsFailing ? [] : run.Book.Ask(ask.Worker, ask.Free, ask.Extra, ask.Slots, Actor.Now);
        run.Workers.SetAble(worker);
        if (leases.Count == 0)
        {
            run.Workers.AddHungry(worker);
            ScheduleRetries();
            worker.Tell(new LeaseMessages.Nothing(Actor.Id, Ended: false));
        }
        else if (run.Job.Losses > 0)
            // An incarnation of the job's actor was lost before: one of the tasks may have taken the node down.
            RecordLeases(worker, leases, ask.KnowsJob);
        else
            Grant(worker, leases, ask.KnowsJob);
    }

    private void Grant(IActorRef worker, IReadOnlyList<Lease> leases, bool knowsJob)
    {
        run.Tally.Begin(Actor.Now);
        worker.Tell(new LeaseMessages.Granted(
            Actor.Id,
            run.Job.Epoch,
            knowsJob ? null : run.Job.Spec,
            [.. leases.Select(lease => new LeaseMessages.Grant(lease.Id, lease.Run, lease.Attempt, lease.Again))],
            JobTraces.Tell("lease tasks", Actor.TraceParent, Actor.Id, Actor.Now)));
    }

    private void RecordLeases(IActorRef worker, IReadOnlyList<Lease> leases, bool knowsJob)
    {
        var records = leases.Select(lease => new LeaseRecord(lease.Run, lease.Attempt, lease.Worker, lease.Kills)).ToList();
        Shared.Store.RecordLeasesAsync(run.Job.Number, run.Job.Epoch, records).PipeTo(
            Actor.Ref,
            success: () => new LeasesRecorded(run, worker, leases, knowsJob),
            failure: e => new LeasesNotRecorded(run, worker, leases, e));
    }

    private void OnLeasesNotRecorded(LeasesNotRecorded failed)
    {
        foreach (var lease in failed.Leases)
            run.Book.Return(lease.Id);
        run.Workers.AddHungry(failed.Worker);
        failed.Worker.Tell(new LeaseMessages.Nothing(Actor.Id, Ended: false));
        if (failed.Cause is StaleEpochException stale)
            run.StopFenced(stale);
        else
            Actor.Timers.StartSingleTimer(RetriesDue, RetriesDue, Actor.Backoff.Next());
    }

    private void TakeBack(LeaseMessages.GiveBack back)
    {
        if (back.Epoch != run.Job.Epoch)
            return;
        foreach (var lease in back.Leases)
            run.Book.Return(lease);
        if (back.UnknownKind)
            run.Workers.SetUnable(Actor.Asker, Actor.Now);
        FeedHungry();
        ReportIfDue();
    }

    private void OnTick()
    {
        var now = Actor.Now;
        if (run.Book.Expire(now) is { Count: > 0 } expired)
        {
            JobInstruments.LeasesLost(expired.Count);
            Actor.Log.Warning("Job {Job}: {Expired} leases were not mentioned any more by their workers and go to others, the first is {Run} of {Worker}", Actor.Id, expired.Count, expired[0].Run, JobWorkers.Address(expired[0].Worker));
            run.Recorder.NoteLost(expired, "The worker did not mention this any more.");
            FeedHungry();
        }

        if (run.Book.HasStraggler(now))
            FeedHungry();
        TellState(now);
        Doubt(now);
        LookForKind();
        ReportIfDue();
    }

    private void ReportIfDue()
    {
        if (_pace.IsDue(run.Progress(), IsDry(), Actor.Now))
            Report();
    }

    /// <summary>
    /// Another incarnation may have taken the job over, and ended it, on a node that was removed and did not know: nobody would tell this one, which learns of it only when it writes.
    /// </summary>
    private void Doubt(DateTimeOffset now)
    {
        if (run.Book.Settled != _moved.Settled)
            _moved = (run.Book.Settled, now);
        else if (now - _moved.At >= Shared.Settings.DoubtAfter)
        {
            _moved.At = now;
            AskStore();
        }
    }

    /// <summary>A kind that was pushed comes while the job runs: the next incarnation begins with it.</summary>
    private void LookForKind()
    {
        if (run.KindMissing is null || _kindCame || !Shared.Kinds.TryGet(run.Job.Spec.Kind, out _))
            return;
        _kindCame = true;
        Shared.Store.HandOverAsync(run.Job.Number, run.Job.Epoch).PipeTo(Actor.Ref, success: () => new KindCame(run), failure: _ => new KindCame(run));
    }

    /// <summary>Keeps in the store whether the job runs, for who lists jobs. Small jobs end before that is worth a write; and should one be lost, the next record or the end says it.</summary>
    private void TellState(DateTimeOffset now)
    {
        if (run.Book.LeasedTasks > 0)
            _heldAt = now;
        if (run.Job.State == JobState.Queued && _heldAt == now && run.Tally.BegunAt is { } begun && now - begun >= Shared.Settings.ReportInterval)
            Tell(JobState.Running, Shared.Store.BeginAsync(run.Job.Number, run.Job.Epoch, begun));
        else if (run.Job.State == JobState.Running && now - _heldAt >= Shared.Settings.StillAfter && !run.Book.AllSettled)
            Tell(JobState.Queued, Shared.Store.StandStillAsync(run.Job.Number, run.Job.Epoch));

        void Tell(JobState state, Task told)
        {
            run.Tally.Tell(state);
            _ = told.ContinueWith(written => _ = written.Exception, TaskScheduler.Default);
        }
    }

    private void Report()
    {
        var (progress, dry) = (run.Progress() with { NotReady = WaitsFor() }, IsDry());
        _pace.Told(progress, dry, Actor.Now);
        Shared.Leader.Tell(new JobEvents.Alive(progress, dry, run.Book.Limit), Actor.Ref);
    }

    /// <summary>Why the job cannot go on, where it is not the cluster that cannot.</summary>
    private NotReady? WaitsFor() => run.KindMissing is not null && run.Book.AllSettled ? run.KindMissing
        : run.Workers.NoneAbleSince is { } since ? new NotReady($"No worker that asked has the kind '{run.Job.Spec.Kind}' yet.", since)
        : null;

    /// <summary>Whether there is nothing to hand out now, not even a second lease.</summary>
    private bool IsDry() => run.Job.Paused || !(run.Book.HasWaiting(Actor.Now) || run.Book.HasStraggler(Actor.Now));

    /// <summary>Tells the workers that found nothing that there is something again.</summary>
    private void FeedHungry()
    {
        if (run.Job.Paused || !run.Workers.AreHungry)
            return;
        if (IsDry())
        {
            ScheduleRetries();
            return;
        }

        foreach (var worker in run.Workers.TakeHungry())
            worker.Tell(new LeaseMessages.Available(Actor.Id, run.Job.Spec.Priority, run.Job.Spec.Queue, run.Job.Spec.Requires), Actor.Ref);
    }

    private void ScheduleRetries()
    {
        if (run.Book.NextDue is { } due)
            Actor.Timers.StartSingleTimer(RetriesDue, RetriesDue, due > Actor.Now ? due - Actor.Now + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
    }

    /// <summary>A leader that was cut off may be wrong about it: only the store knows whether the job has ended, or is another incarnation's.</summary>
    private void AskStore() => Shared.Store.FindAsync(Actor.Id).PipeTo(
        Actor.Ref,
        success: job => new Dropped(run, job?.State.IsFinal() ?? true, job?.Epoch ?? 0),
        failure: _ => new Dropped(run, false, run.Job.Epoch));

    private sealed record LeasesRecorded(object To, IActorRef Worker, IReadOnlyList<Lease> Leases, bool KnowsJob) : JobReply(To);

    private sealed record LeasesNotRecorded(object To, IActorRef Worker, IReadOnlyList<Lease> Leases, Exception Cause) : JobReply(To);

    private sealed record KindCame(object To) : JobReply(To);

    private sealed record Dropped(object To, bool Ended, long Epoch) : JobReply(To);
}
