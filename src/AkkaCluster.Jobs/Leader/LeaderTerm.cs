using Akka.Actor;
using Akka.Event;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.Leader;

/// <summary>What the leader knows and does while it leads: which jobs there are, and who works.</summary>
internal sealed class LeaderTerm
{
    private readonly RetryAfter _retryAfter;
    private readonly WorkerRoster _workers;
    private readonly NodeRoster _nodes = new();
    private readonly ChunkRing _chunks;
    private readonly JobAdmission _admission;
    private readonly JobSteering _steering;
    private readonly StoreComparison _comparison;
    private readonly LimitBook _limits;
    private readonly DemandDesk _demand;
    private bool _offerChanged;
    private bool _offerPlanned;
    private long _offerVersion;
    private long _ended;
    private long _failed;

    public LeaderTerm(LeaderActor actor, long epoch)
    {
        (Actor, Epoch) = (actor, epoch);
        Queue = new JobQueue(actor.Shared.Settings.ActiveWindow, actor.Shared.Settings.Weights);
        _limits = new LimitBook(actor.Shared.Settings.Limits);
        _retryAfter = new RetryAfter(actor.Shared.Time);
        _workers = new WorkerRoster(actor.Now);
        _chunks = new ChunkRing(epoch);
        _admission = new JobAdmission(this);
        _steering = new JobSteering(this);
        _comparison = new StoreComparison(this);
        Release = new JobRelease(this);
        News = new JobNews(this, _workers);
        _demand = new DemandDesk(this, _workers);
    }

    public LeaderActor Actor { get; }

    public long Epoch { get; }

    public JobQueue Queue { get; }

    public JobRelease Release { get; }

    public JobNews News { get; }

    private LeaderSettings Settings => Actor.Shared.Settings;

    public void Begin(IReadOnlyList<ActiveJob> jobs)
    {
        foreach (var job in jobs)
            Enqueue(job, fresh: false);
        Actor.Timers.StartPeriodicTimer(nameof(Check), new Check(), Settings.CheckInterval);
        Actor.StartKeepers(Epoch);
        foreach (var worker in Actor.Shared.Workers())
            worker.Tell(new WorkerCommands.Introduce(), Actor.Ref);
        Activate();
    }

    /// <summary>What the leader takes while it leads.</summary>
    public void Receive()
    {
        Actor.On<JobEvents.Alive>(OnAlive);
        Actor.On<JobEvents.Ended>(ended => OnEnded(ended.Progress));
        Actor.On<WorkerEvents.Alive>(OnWorker);
        Actor.On<NodeEvents.Alive>(alive => _nodes.Hear(alive.Vitals, Actor.Now));
        Actor.On<Terminated>(lost => OnTerminated(lost.ActorRef));
        Actor.On<LeaderCommands.GetEndedChunks>(question => Actor.Asker.Tell(new LeaderReplies.Chunks(_chunks.After(question.Epoch, question.Number))));
        Actor.On<LeaderCommands.SetSlots>(command => SetSlots(command.Address, command.Slots));
        Actor.On<LeaderCommands.Drain>(command => Drain(command.Address));
        Actor.On<LeaderCommands.GetOverview>(_ => Actor.Asker.Tell(new LeaderReplies.Overview(
            Actor.Shared.Home, Epoch, _workers.All, Queue.Count - Queue.ActiveCount, Queue.ActiveCount, Actor.Shared.Store.Trouble)
        {
            EndedJobs = _ended,
            FailedJobs = _failed,
            Nodes = _nodes.All(Actor.Now),
        }));
        Actor.On<MakeOffer>(_ =>
        {
            (_offerPlanned, _offerChanged) = (false, false);
            MakeOffers(_workers.Agents);
        });
        Actor.On<Check>(_ =>
        {
            Wake(job => job.Lost || Actor.Now - job.HeardOf > Settings.WakeAfter);
            Queue.Withdraw(_workers.Serve);
            _limits.Forget(Actor.Now);
            Activate();
            News.Check();
            _comparison.Start();
            Release.Look();
        });
        Actor.On<NextMayBegin>(_ => Activate());
        Actor.On<KeeperFailed>(failed => OnStoreFailure(failed.Cause));
        News.Receive();
        _demand.Receive();
        _admission.Receive();
        _steering.Receive();
        _comparison.Receive();
        Release.Receive();
    }

    /// <summary>What those are told who come when no more jobs are held.</summary>
    /// <param name="underWay">How many jobs the store is about to take.</param>
    public LeaderReplies.Refused Full(int underWay = 0)
    {
        var wait = _retryAfter.Estimate(Queue.Count);
        return new LeaderReplies.Refused(JobRefusal.Busy, $"{Queue.Count} jobs wait already, and {underWay} to be admitted, which is the most that is held (akkacluster.jobs.queue-capacity). Try again in {wait.TotalSeconds:0} s.", wait);
    }

    /// <summary>A job that this leader admitted itself is fresh: its actor's first incarnation is still to be granted. False where it is queued already.</summary>
    public bool Enqueue(ActiveJob job, bool fresh, string? traceParent = null)
    {
        if (Queue.Find(job.Id) is not null)
            return false;
        var (kind, queue) = (string.Intern(job.Kind), string.Intern(job.Queue ?? QueueWeights.DefaultQueue));
        return Queue.Add(new QueuedJob(job.Id, job.Number, job.Priority, job.TaskCount, Actor.Now)
        {
            Fresh = fresh,
            Paused = job.Paused,
            TraceParent = traceParent,
            Round = job.Round,
            Kind = kind,
            Queue = queue,
            Requires = job.Requires is null ? null : string.Intern(job.Requires),
            Limits = _limits.Join(queue, kind, job.Labels),
        });
    }

    /// <summary>Starts the actors of the jobs that there is room for. One that was never started gets the job with the grant of epoch 1.</summary>
    public void Activate(JobRecord? admitted = null)
    {
        foreach (var job in Queue.Activate(Actor.Now, _workers.Serve))
        {
            if (job.Fresh)
                _admission.Start(job, admitted?.Id == job.Id ? admitted : null);
            else if (job.Limit is not null)
                Actor.Shared.Jobs.Tell(new JobCommands.SetLimit(job.Id, job.Limit));
            else
                Actor.Shared.Jobs.Tell(new JobCommands.Wake(job.Id));
        }

        if (_limits.HaveRates && Queue.NextAt(Actor.Now) is { } next)
            Actor.Timers.StartSingleTimer(nameof(NextMayBegin), new NextMayBegin(), next - Actor.Now);
        OfferSoon();
    }

    /// <summary>A further round of a job has begun.</summary>
    public void Requeue(ActiveJob job)
    {
        // The end of the round before may not have been heard of yet.
        if (Queue.Find(job.Id)?.Round < job.Round)
            Remove(job.Id, hasEnded: true);
        Enqueue(job, fresh: false);
        Activate();
    }

    /// <summary>The job is no more.</summary>
    public void Forget(string id)
    {
        if (Remove(id, hasEnded: true) is not null)
            Activate();
    }

    /// <summary>The job has ended otherwise than by its actor.</summary>
    public void OnGone(string id, JobState state)
    {
        if (Remove(id, hasEnded: false) is not { } job)
            return;
        JobInstruments.Cancelled();
        CountEnd(state);
        Release.OnEnd();
        Actor.Shared.Jobs.Tell(new JobCommands.Drop(id));
        News.Tell(new JobProgress { JobId = id, State = state, Round = job.Round, TaskCount = job.TaskCount, Succeeded = job.Progress?.Succeeded ?? 0, Failed = job.Progress?.Failed ?? 0 });
        _offerChanged = true;
        Activate();
    }

    public void OnPaused(string id, bool paused)
    {
        if (Queue.Find(id) is not { } job || job.Paused == paused)
            return;
        var wasActive = job.Active;
        Queue.SetPaused(job, paused);
        if (wasActive || !job.Fresh)
            Actor.Shared.Jobs.Tell(new JobCommands.SetPaused(id, paused));
        job.ToldWaits = null;
        News.Tell(job);
        _offerChanged = true;
        Activate();
    }

    /// <summary>Tells the callers of a store that fails; and where another leader writes, this one steps down.</summary>
    public void OnStoreFailure(Exception cause, params IEnumerable<IActorRef> callers)
    {
        var refused = Refusal(cause);
        foreach (var caller in callers)
            caller.Tell(refused);
        if (cause is StaleEpochException stale)
            Actor.StepDown(Epoch, stale);
    }

    private LeaderReplies.Refused Refusal(Exception cause)
    {
        switch (cause)
        {
            case StaleEpochException:
                return Actor.Replaced();
            case StoreUnavailableException or StoreCorruptException:
                Actor.Log.Warning("The leader cannot use the store: {Reason}", cause.Message);
                // Only who asks again with the same key can be told what became of a commit without an answer.
                var uncertain = cause is StoreUnavailableException { IsUncertain: true };
                if (uncertain)
                    _comparison.Need();
                return new LeaderReplies.Refused(JobRefusal.Unavailable, cause.Message, TimeSpan.FromSeconds(1), AskAgain: uncertain);
            default:
                Actor.Log.Error(cause, "The leader's write failed");
                return new LeaderReplies.Refused(JobRefusal.Invalid, $"The job store refused the write: {cause.Message}", null);
        }
    }

    private void OnAlive(JobEvents.Alive alive)
    {
        var id = alive.Progress.JobId;
        if (Queue.Find(id) is not { } job)
        {
            Actor.Asker.Tell(new JobCommands.Drop(id));
            return;
        }

        if (alive.Progress.Paused != job.Paused)
            Actor.Asker.Tell(new JobCommands.SetPaused(id, job.Paused));
        // The actor may have begun anew, and a job that is not to be worked on now has no share of its limits.
        var limit = job.Active || job.Limits.Count == 0 ? job.Limit : new TaskPace(0, TimeSpan.Zero);
        if (alive.Limit != limit)
            Actor.Asker.Tell(new JobCommands.SetLimit(id, limit));
        _offerChanged |= job.Progress is null || job.Dry != alive.Dry;
        _demand.Learn(job, alive.Progress);
        job.Hear(alive.Progress, alive.Dry, Actor.Now);
        if (job.Leased > 0)
            job.ToldWaits = null;
        News.Tell(job);
        OfferSoon();
    }

    private void OnEnded(JobProgress end)
    {
        if (Queue.Find(end.JobId)?.Round != end.Round || Remove(end.JobId, hasEnded: true) is not { } job)
            return;
        _retryAfter.Finished();
        _demand.Learn(job, end);
        CountEnd(end.State);
        News.Tell(end);
        Release.OnEnd();
        _offerChanged |= job.Progress is not null;
        Activate();
    }

    private QueuedJob? Remove(string id, bool hasEnded)
    {
        var job = Queue.Remove(id, hasEnded);
        if (job is not null)
            _limits.Leave(job.Limits);
        return job;
    }

    private void CountEnd(JobState state)
    {
        _ended++;
        if (state == JobState.Failed)
            _failed++;
    }

    private void OnWorker(WorkerEvents.Alive alive)
    {
        var info = alive.Info;
        _chunks.Hear(Actor.Asker, alive);
        var isNew = _workers.Meet(Actor.Asker, info);
        if (isNew)
        {
            Actor.WatchWorker(Actor.Asker);
            Actor.Log.Info("Worker {Worker} is here with {Slots} slots", info.Address, info.Slots);
        }

        if (!CheckStandby() && isNew)
            MakeOffers([Actor.Asker]);
        if (isNew)
            Activate();
    }

    private void OnTerminated(IActorRef lost)
    {
        if (_workers.Lose(lost, Actor.Now) is not { } info)
            return;
        Actor.Log.Info("Worker {Worker} is gone", info.Address);
        _chunks.Lose(lost, info, Actor.Now);
        CheckStandby();
        // Jobs whose actors were on a node that is gone, or may have been, are woken at once, and again with each check until they are heard of: the shard region may not have
        // noticed yet, and then the first of these messages goes where the old actor was.
        foreach (var job in Queue.Active.Where(job => job.Progress is null || job.Progress.Home == info.Address))
            job.Lost = true;
        Wake(job => job.Lost);
    }

    /// <summary>Wakes the actors that were not heard of: their node may be gone, and their shard elsewhere.</summary>
    private void Wake(Func<QueuedJob, bool> which)
    {
        foreach (var job in Queue.Active.Where(job => !job.Fresh && which(job)).ToList())
        {
            job.HeardOf = Actor.Now;
            Actor.Shared.Jobs.Tell(new JobCommands.Wake(job.Id));
        }
    }

    /// <summary>The worker answers whoever asks.</summary>
    private void SetSlots(string address, int slots)
    {
        if (_workers.At(address) is [.., var worker])
            worker.Tell(new WorkerCommands.SetSlots(slots), Actor.Asker);
        else
            Actor.Asker.Tell(NoWorker(address));
    }

    private void Drain(string address)
    {
        var found = _workers.At(address);
        foreach (var worker in found)
            worker.Tell(new WorkerCommands.Drain());
        Actor.Asker.Tell(found.Count > 0 ? new LeaderReplies.Done() : NoWorker(address));
    }

    private LeaderReplies.Refused NoWorker(string address) =>
        new(JobRefusal.NotFound, $"No worker has the address {address}; there are {(_workers.IsEmpty ? "none" : string.Join(", ", _workers.All.Select(worker => worker.Address)))}.", null);

    /// <summary>Standby workers work only while there is no active one; true where that changed and all were told.</summary>
    private bool CheckStandby()
    {
        if (!_workers.DecideStandby())
            return false;
        MakeOffers(_workers.Agents);
        return true;
    }

    private void OfferSoon()
    {
        if (!_offerChanged || _offerPlanned)
            return;
        _offerPlanned = true;
        Actor.Timers.StartSingleTimer(nameof(MakeOffer), new MakeOffer(), Settings.OfferDelay);
    }

    private void MakeOffers(IEnumerable<IActorRef> workers)
    {
        var offer = new WorkerCommands.Offer(Epoch, ++_offerVersion, [.. Queue.Order().Select(job => new WorkerCommands.OfferedJob(job.Id, job.Priority, job.Queue == QueueWeights.DefaultQueue ? null : job.Queue, job.Requires))], _workers.StandbyMayWork);
        foreach (var worker in workers)
            worker.Tell(offer);
    }

    private sealed record Check : TermReply;

    private sealed record MakeOffer : TermReply;

    private sealed record NextMayBegin : TermReply;
}
