using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>A later incarnation: takes the next epoch, reads what is recorded, and asks the workers what they hold.</summary>
internal sealed partial class JobActor
{
    private readonly List<IActorRef> _lostEarly = [];
    private int _answersMissing;
    private int _stashed;

    private void Load()
    {
        Become(Loading);
        Self.Tell(TryLoad.Instance);
    }

    private void Loading()
    {
        Receive<TryLoad>(_ => LoadAsync().PipeTo(Self, failure: e => new LoadFailed(e)));
        Receive<Loaded>(loaded => Take(loaded.Job, loaded.History));
        Receive<LoadFailed>(failed =>
        {
            _log.Warning("Job {0} cannot be loaded yet: {1}", _id, failed.Cause.Message);
            Timers.StartSingleTimer(TryLoad.Instance, TryLoad.Instance, _storeBackoff.Next());
        });
        Receive<JobCommands.Start>(_ => { });
        Receive<JobCommands.HandOff>(_ => Context.Stop(Self));
        // Workers are asked for both once it has loaded.
        Receive<LeaseMessages.Result>(_ => { });
        Receive<LeaseMessages.Held>(_ => { });
        ReceiveAny(_ => StashBounded());
    }

    /// <summary>Keeps a message for later; not without bound, for all are repeated.</summary>
    private void StashBounded()
    {
        if (_stashed++ < _context.Settings.MostStashed)
            Stash.Stash();
    }

    private void Unstash()
    {
        _stashed = 0;
        Stash.UnstashAll();
    }

    private async Task<Loaded> LoadAsync()
    {
        var job = await _context.Store.TakeJobAsync(_id).ConfigureAwait(false);
        var history = job is null || job.State.IsFinal() ? null : await _context.Store.ReadHistoryAsync(job.Number).ConfigureAwait(false);
        return new Loaded(job, history);
    }

    private void Take(JobRecord? job, JobHistory? history)
    {
        _storeBackoff.Reset();
        if (job is null || history is null)
        {
            Become(() => Absent(job));
            if (job is not null)
                _context.Leader.Tell(new JobEvents.Ended(EndedProgress(job)));
            Unstash();
            Passivate(afterStashed: true);
            return;
        }

        _log.Info("Job {0} goes on at {1} as incarnation {2}: {3} of {4} tasks are recorded", _id, _context.Home, job.Epoch, job.Done, job.TaskCount);
        Begin(job, history);
    }

    /// <summary>The job has ended, or never was: who still asks is told so.</summary>
    private void Absent(JobRecord? job)
    {
        Receive<LeaseMessages.Result>(result => Sender.Tell(new LeaseMessages.Recorded(_id, result.Run)));
        Receive<LeaseMessages.Ask>(_ => Sender.Tell(new LeaseMessages.Nothing(_id, Ended: true)));
        Receive<LeaseMessages.Held>(_ => Sender.Tell(new LeaseMessages.Revoke(_id, [])));
        Receive<JobCommands.Wake>(_ =>
        {
            if (job is not null)
                Sender.Tell(new JobEvents.Ended(EndedProgress(job)));
        });
        Receive<PassivateNow>(_ => Passivate());
        Receive<JobCommands.HandOff>(_ => Context.Stop(Self));
        ReceiveAny(_ => { });
    }

    private static JobProgress EndedProgress(JobRecord job) => new()
    {
        JobId = job.Id,
        State = job.State,
        TaskCount = job.TaskCount,
        Succeeded = job.Succeeded,
        Failed = job.Failed,
        Duplicates = job.Duplicates,
        Retries = job.Retries,
        Error = job.Error,
    };

    /// <summary>Stops once the messages that wait have been answered.</summary>
    private void Passivate(bool afterStashed)
    {
        if (afterStashed)
            Self.Tell(PassivateNow.Instance);
        else
            Passivate();
    }

    /// <summary>Tasks that a worker still runs must not be given to another, so the workers say what they hold before anything is handed out.</summary>
    private void Inquire(JobHistory history)
    {
        _reduction?.OfferStored(history.Done);
        var workers = _context.Workers();
        _answersMissing = workers.Count;
        if (workers.Count == 0)
        {
            Open();
            return;
        }

        Become(Inquiring);
        var question = new LeaseMessages.WhoHolds(_id, _job.Epoch);
        foreach (var worker in workers)
            worker.Tell(question, Self);
        Timers.StartSingleTimer(InquiryOver.Instance, InquiryOver.Instance, _context.Settings.InquiryTimeout);
        Unstash();
    }

    private void Inquiring()
    {
        Receive<LeaseMessages.Held>(held =>
        {
            Adopt(held);
            if (held.IsAnswer && --_answersMissing == 0)
                Open();
        });
        Receive<InquiryOver>(_ => Open());
        Receive<LeaseMessages.Result>(TakeResult);
        ReceiveStoreReplies();
        Receive<Terminated>(lost => _lostEarly.Add(lost.ActorRef));
        Receive<JobCommands.HandOff>(_ => HandOver());
        ReceiveAny(_ => StashBounded());
    }

    /// <summary>What the worker holds becomes its own under this incarnation; what is recorded by now it can stop.</summary>
    private void Adopt(LeaseMessages.Held held)
    {
        Know(held.Worker, Sender);
        if (held.Epoch == _job.Epoch)
        {
            _book.Renew(held.Worker, held.Leases.Select(grant => grant.Id), Now);
            return;
        }

        var adopted = new List<LeaseMessages.Grant>();
        foreach (var grant in held.Leases)
        {
            if (_book.Adopt(held.Worker, grant.Run, grant.Attempt, Now) is { } lease)
                adopted.Add(new LeaseMessages.Grant(lease.Id, lease.Run, lease.Attempt));
        }

        if (held.Leases.Count > 0)
            Sender.Tell(new LeaseMessages.Adopted(_id, _job.Epoch, adopted));
    }

    private void Open()
    {
        Timers.Cancel(InquiryOver.Instance);
        var killed = _book.Open(_history?.Leases, IsHere);
        if (_history is { Files.Count: > 0 } history)
        {
            _hasFiles = true;
            CommitFiles(history.Files);
        }

        _history = null;
        BeginWork();
        RecordKilled(killed);
        _lostEarly.ForEach(LoseWorker);
        Unstash();
    }

    /// <summary>Whether a worker is there, as far as can be known: one that is still a member may only have been too slow to answer, unless its address answers under another name.</summary>
    private bool IsHere(string worker) =>
        _workers.ContainsKey(worker) || (_context.IsMember(Address(worker)) && !_workers.Keys.Any(known => Address(known) == Address(worker)));

    private sealed record Loaded(JobRecord? Job, JobHistory? History);

    private sealed record LoadFailed(Exception Cause);

    private sealed class TryLoad
    {
        public static readonly TryLoad Instance = new();
    }

    private sealed class InquiryOver
    {
        public static readonly InquiryOver Instance = new();
    }

    private sealed class PassivateNow
    {
        public static readonly PassivateNow Instance = new();
    }
}
