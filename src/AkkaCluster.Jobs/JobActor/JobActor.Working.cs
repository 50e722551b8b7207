using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The job at work: workers ask and answer.</summary>
internal sealed partial class JobActor
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>A job of one task whose worker is busy is offered to others so soon.</summary>
    private static readonly TimeSpan FirstReport = TimeSpan.FromMilliseconds(25);

    private readonly HashSet<IActorRef> _hungry = [];
    /// <summary>Workers that said that they have no such kind.</summary>
    private readonly HashSet<IActorRef> _unable = [];

    private DateTimeOffset? _unableSince;
    private DateTimeOffset? _begun;
    private bool _toldBegun;
    private JobProgress? _reported;
    private DateTimeOffset _reportedAt;
    private DateTimeOffset _openedAt;
    private bool _reportedDry;

    private void BeginWork()
    {
        Become(Working);
        _openedAt = Now;
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, FirstReport, _context.Settings.ReportInterval);
        if (_book.AllSettled)
            TryFinish();
        else if (!_job.Paused)
            _context.LocalWorker()?.Tell(new LeaseMessages.Available(_id, _job.Spec.Priority));
        if (_job.Epoch > 1 || _job.TaskCount > 1)
            Report();
    }

    private void Working()
    {
        Receive<LeaseMessages.Ask>(HandOut);
        Receive<LeaseMessages.Result>(TakeResult);
        Receive<LeaseMessages.Held>(Adopt);
        Receive<LeaseMessages.GiveBack>(TakeBack);
        Receive<Terminated>(lost => LoseWorker(lost.ActorRef));
        Receive<Tick>(_ => OnTick());
        Receive<RetriesDue>(_ => FeedHungry());
        Receive<JobCommands.SetPaused>(SetPaused);
        Receive<JobCommands.Wake>(_ => Report());
        Receive<JobCommands.Drop>(_ => CheckDropped());
        Receive<JobCommands.Start>(_ => { });
        Receive<JobCommands.HandOff>(_ => HandOver());
        Receive<HandedOver>(_ => Context.Stop(Self));
        Receive<Dropped>(dropped => dropped.Confirmed, _ => StopFenced(new StaleEpochException("The job was cancelled.")));
        Receive<LeasesRecorded>(recorded => Grant(recorded.Worker, recorded.Leases, recorded.KnowsJob));
        ReceiveStoreReplies();
        ReceiveAny(_ => { });
    }

    private void HandOut(LeaseMessages.Ask ask)
    {
        Know(ask.Worker, Sender);
        var leases = _job.Paused || _failing ? [] : _book.Ask(ask.Worker, ask.Free, ask.Extra, ask.Slots, Now);
        _unable.Remove(Sender);
        if (leases.Count == 0)
        {
            _hungry.Add(Sender);
            ScheduleRetries();
            Sender.Tell(new LeaseMessages.Nothing(_id, Ended: false));
        }
        else if (_careful)
            // An incarnation of the job's actor was lost before: one of the tasks may have taken the node down.
            RecordLeases(Sender, leases, ask.KnowsJob);
        else
            Grant(Sender, leases, ask.KnowsJob);
    }

    private void Grant(IActorRef worker, IReadOnlyList<Lease> leases, bool knowsJob)
    {
        _begun ??= Now;
        worker.Tell(new LeaseMessages.Granted(_id, _job.Epoch, knowsJob ? null : _job.Spec, [.. leases.Select(lease => new LeaseMessages.Grant(lease.Id, lease.Run, lease.Attempt, lease.Again))]));
    }

    private void RecordLeases(IActorRef worker, IReadOnlyList<Lease> leases, bool knowsJob)
    {
        var records = leases.Select(lease => new LeaseRecord(lease.Run, lease.Attempt, lease.Worker, lease.Kills)).ToList();
        var self = Self;
        _context.Store.RecordLeasesAsync(_job.Number, _job.Epoch, records).PipeTo(
            self,
            success: () => new LeasesRecorded(worker, leases, knowsJob),
            failure: e => new LeasesNotRecorded(worker, leases, e));
    }

    private void TakeBack(LeaseMessages.GiveBack back)
    {
        if (back.Epoch != _job.Epoch)
            return;
        foreach (var lease in back.Leases)
            _book.Return(lease);
        if (back.UnknownKind)
        {
            // It has none for as long as it lives; others may have it, and those that come.
            _unable.Add(Sender);
            _hungry.Remove(Sender);
            _unableSince ??= Now;
        }

        FeedHungry();
    }

    /// <summary>Why the job cannot go on, where it is not the cluster that cannot.</summary>
    private NotReady? WaitsFor() => _kindMissing is not null && _book.AllSettled ? _kindMissing
        : _unableSince is { } since && _workers.Count > 0 && _workers.Values.All(_unable.Contains) ? new NotReady($"No worker that asked has the kind '{_job.Spec.Kind}' yet.", since)
        : null;

    /// <summary>The shard moves. What is recorded until then is known to the next incarnation, which need not take this one for lost.</summary>
    private void HandOver() => _context.Store.HandOverAsync(_job.Number, _job.Epoch).PipeTo(Self, success: () => HandedOver.Instance, failure: _ => HandedOver.Instance);

    private void LoseWorker(IActorRef lost)
    {
        _hungry.Remove(lost);
        _postponed.Remove(lost);
        _unable.Remove(lost);
        foreach (var (name, _) in _workers.Where(worker => worker.Value.Equals(lost)).ToList())
        {
            _workers.Remove(name);
            var held = _book.Leases.Count(lease => lease.Worker == name);
            var killed = _book.LoseWorker(name, Now);
            if (held > 0)
                _log.Info("Job {0}: worker {1} is lost; its {2} leases go to others", _id, Address(name), held);
            RecordKilled(killed);
        }

        FeedHungry();
    }

    private void SetPaused(JobCommands.SetPaused command)
    {
        _job = _job with { Paused = command.Paused };
        Report();
        FeedHungry();
    }

    private void OnTick()
    {
        if (_book.Expire(Now) is { Count: > 0 } expired)
        {
            _log.Warning("Job {0}: {1} leases were not mentioned any more by their workers and go to others, the first is {2} of {3}", _id, expired.Count, expired[0].Run, Address(expired[0].Worker));
            FeedHungry();
        }

        if (_book.HasStraggler(Now))
            FeedHungry();
        if (_job.State == JobState.Queued && !_toldBegun && _begun is { } begun && Now - begun >= _context.Settings.ReportInterval)
        {
            _toldBegun = true;
            _ = _context.Store.BeginAsync(_job.Number, _job.Epoch, begun).ContinueWith(told => _ = told.Exception, TaskScheduler.Default);
        }
        // A job of one task that is on its way is mostly done before anyone else need know of it.
        if (_reported is null && IsDry() && Now - _openedAt < _context.Settings.ReportInterval)
            return;
        var progress = Progress();
        if (IsDry() != _reportedDry || Now - _reportedAt >= Silence || _reported is null || progress.Succeeded != _reported.Succeeded || progress.Failed != _reported.Failed || progress.Leased != _reported.Leased)
            Report();
    }

    private void Report()
    {
        _reported = Progress();
        _reportedAt = Now;
        _reportedDry = IsDry();
        _context.Leader.Tell(new JobEvents.Alive(_reported, _reportedDry));
    }

    /// <summary>Whether there is nothing to hand out now, not even a second lease.</summary>
    private bool IsDry() => _job.Paused || !(_book.HasWaiting(Now) || _book.HasStraggler(Now));

    /// <summary>Tells the workers that found nothing that there is something again.</summary>
    private void FeedHungry()
    {
        if (_job.Paused || _hungry.Count == 0)
            return;
        if (IsDry())
        {
            ScheduleRetries();
            return;
        }

        foreach (var worker in _hungry)
            worker.Tell(new LeaseMessages.Available(_id, _job.Spec.Priority));
        _hungry.Clear();
    }

    private void ScheduleRetries()
    {
        if (_book.NextDue is { } due)
            Timers.StartSingleTimer(RetriesDue.Instance, RetriesDue.Instance, due > Now ? due - Now + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
    }

    /// <summary>A leader that was cut off may be wrong about it: only the store knows whether the job has ended.</summary>
    private void CheckDropped() => _context.Store.FindAsync(_id).PipeTo(
        Self,
        success: job => new Dropped(job is null || job.State.IsFinal() || job.Epoch != _job.Epoch),
        failure: _ => new Dropped(false));

    private void Know(string worker, IActorRef reference)
    {
        if (_workers.TryGetValue(worker, out var known) && known.Equals(reference))
            return;
        _workers[worker] = reference;
        Context.Watch(reference);
    }

    /// <summary>A worker's name is its address and what tells its incarnations apart.</summary>
    private static string Address(string worker) => worker.Split('#')[0];

    private sealed record LeasesRecorded(IActorRef Worker, IReadOnlyList<Lease> Leases, bool KnowsJob);

    private sealed record LeasesNotRecorded(IActorRef Worker, IReadOnlyList<Lease> Leases, Exception Cause);

    private sealed record Dropped(bool Confirmed);

    private sealed class Tick
    {
        public static readonly Tick Instance = new();
    }

    private sealed class HandedOver
    {
        public static readonly HandedOver Instance = new();
    }

    private sealed class RetriesDue
    {
        public static readonly RetriesDue Instance = new();
    }
}
