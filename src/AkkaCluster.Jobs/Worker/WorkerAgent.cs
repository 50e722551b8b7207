using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>The worker of a node: asks jobs for chunks while it has free slots, runs them, and keeps each result until it is durable.</summary>
internal sealed class WorkerAgent : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan ExtraPause = TimeSpan.FromMilliseconds(50);

    /// <summary>A chunk that runs for so long may take longer still.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan QueueCredit = TimeSpan.FromSeconds(2);

    private readonly WorkerContext _context;
    private readonly WorkerSettings _settings;
    private readonly string _name;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IActorRef _self = Context.Self;
    private readonly JobDesks _desks;
    private readonly SlotPool _slots;
    private readonly UnrecordedResults _unrecorded;
    private readonly ChunkRunner _runner;
    private readonly FairShares _shares;
    private readonly WorkFolder _folder;
    private readonly FileTransfer _transfer;
    private readonly MachineLoad _load = new();
    private readonly MemoryWatch _memoryWatch;
    private readonly WorkerReport _report;
    private readonly List<IActorRef> _waitingForDrain = [];
    private DateTimeOffset _aliveAt;
    private DateTimeOffset _heldAt;
    private double _memory;
    private bool _draining;

    public WorkerAgent(WorkerContext context)
    {
        _context = context;
        _settings = context.Settings;
        _name = $"{context.Home}#{Guid.NewGuid():N}"[..(context.Home.Length + 9)];
        _desks = new JobDesks(_settings.Labels, _settings.Resources);
        _slots = new SlotPool(_settings.Slots);
        _shares = new FairShares(_settings.Weights, QueueCredit);
        _unrecorded = new UnrecordedResults(_settings.ResendAfter, _settings.ResendMost);
        _folder = new WorkFolder(_settings.Execution.WorkDirectory);
        _transfer = new FileTransfer(context.Store);
        _memoryWatch = new MemoryWatch(context.FreeMemory ?? _load.ReadFreeMemory, _log);
        _report = new WorkerReport(context, _slots, _desks);
        _runner = new ChunkRunner(context.Store, _settings.Execution, context.Kinds.Roots, _name.Replace(':', '-').Replace('#', '-'), context.Time, context.Services);

        Receive<WorkerCommands.Offer>(TakeOffer);
        Receive<LeaseMessages.Available>(OnAvailable);
        Receive<LeaseMessages.Nothing>(OnNothing);
        Receive<LeaseMessages.Granted>(Take);
        Receive<PartDone>(part => Report(part.Lease, part.Part));
        Receive<ChunkOver>(OnChunkOver);
        Receive<LeaseMessages.Recorded>(OnRecorded);
        Receive<LeaseMessages.Revoke>(Revoke);
        Receive<LeaseMessages.WhoHolds>(AnswerWhoHolds);
        Receive<LeaseMessages.Adopted>(TakeNewLeases);
        Receive<Terminated>(lost => OnActorLost(lost.ActorRef));
        Receive<Tick>(_ => OnTick());
        Receive<WorkerCommands.Introduce>(_ => TellLeader());
        Receive<WorkerCommands.SetSlots>(command => Sender.Tell(SetSlots(command.Slots)));
        Receive<WorkerCommands.Drain>(_ => _context.LeaveNode());
        Receive<BeginDrain>(_ => StartDraining());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _context.Time.GetUtcNow();

    /// <summary>Why no work is taken although slots are free.</summary>
    private string? Holding =>
        _draining ? "draining"
        : _settings.Standby && !_desks.StandbyMayWork ? "standby: active workers are there"
        : _memory > _settings.MaxMemory ? $"memory is {_memory:P0} full"
        : _unrecorded.Bytes > _settings.MaxUnrecorded ? "results wait to be recorded"
        : null;

    /// <summary>Whether it can begin nothing soon, as far as can be told.</summary>
    private bool IsBusy => Holding is not null || (_slots.Idle == 0 && _slots.Running.All(lease => Now - lease.BegunAt > Long));

    public static Props Props(WorkerContext context) => Akka.Actor.Props.Create(() => new WorkerAgent(context));

    protected override void PreStart()
    {
        _ = Task.Run(_folder.DeleteLeft);
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, _settings.TickInterval);
        TellLeader();
    }

    /// <summary>An agent that fails cannot vouch for what it holds: chunks run whose owner is gone. It does not begin anew within a process, but ends its node.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception e) when (e is not ActorKilledException)
        {
            _log.Error(e, "The worker of {Home} failed at a message of {Message}; the node ends", _context.Home, message.GetType());
            _context.GiveUpNode($"The worker agent failed: {e.Message}");
            Context.Stop(Self);
            return true;
        }
    }

    protected override void PostStop()
    {
        foreach (var lease in _desks.All.SelectMany(desk => desk.Held))
            lease.Stop();
        _slots.Dispose();
        _folder.Dispose();
    }

    private void TakeOffer(WorkerCommands.Offer offer)
    {
        if (!_desks.Take(offer))
            return;
        foreach (var desk in _desks.All.Where(desk => !desk.Offered && IsIdle(desk)).ToList())
            Forget(desk);
        if (Holding is not null)
            GiveReadyBack();
        Pull();
    }

    private void OnAvailable(LeaseMessages.Available available)
    {
        var desk = _desks.Get(available.JobId, available.Priority);
        Meet(desk);
        _desks.Offer(desk, available.Queue, available.Requires);
        (desk.IsAnnounced, desk.DryUntil) = (true, default);
        Pull();
        if (desk.AskedFree == 0 && desk.Held.Count == 0 && (IsBusy || !desk.Offered))
            Sender.Tell(new LeaseMessages.Busy(desk.Id));
    }

    private void OnNothing(LeaseMessages.Nothing nothing)
    {
        if (_desks.Find(nothing.JobId) is not { } desk)
            return;
        if (nothing.Ended)
        {
            Forget(desk);
        }
        else
        {
            if (desk.AskedFree > 0)
                (desk.IsAnnounced, desk.DryUntil) = (false, Now + _settings.AskAgain);
            else
                desk.NoExtraUntil = Now + ExtraPause;
            desk.Answered();
        }

        Pull();
    }

    /// <summary>Asks for work, as far as slots are free for which nothing is ready or asked for.</summary>
    private void Pull()
    {
        if (Holding is not null)
            return;
        foreach (var question in PullPlan.Next(_desks.All, _slots.Idle, _slots.Ready, _settings.Prefetch ?? _slots.Count, _desks.Left(asked: true), _shares, Now))
        {
            question.Desk.Ask(question.Free, question.Extra, Now);
            ActorOf(question.Desk).Tell(new LeaseMessages.Ask(question.Desk.Id, _name, question.Free, question.Extra, _slots.Count, question.Desk.Spec is not null));
        }
    }

    private void Take(LeaseMessages.Granted granted)
    {
        var desk = _desks.Get(granted.JobId, granted.Spec?.Priority ?? 0);
        Meet(desk);
        var asked = desk.AskedFree;
        desk.Answered();
        if ((desk.Spec is null && (granted.Spec is null || !desk.Learn(granted.Spec, _context.Kinds, spec => _folder.ForJob(desk.Id, spec.Files, _transfer, _context.Store)))) || _draining)
        {
            if (granted.Spec is not null && desk.Spec is null)
                _log.Warning("Job {Job} is of kind {Kind}, which this worker does not know; it is left to others", desk.Id, granted.Spec.Kind);
            desk.DryUntil = DateTimeOffset.MaxValue;
            GiveBack(desk, granted.Epoch, granted.Leases.Select(grant => grant.Id), unknownKind: desk.Spec is null);
            return;
        }

        LookAtMemory(desk);
        if (desk.IsShortOfMemory)
        {
            GiveBack(desk, granted.Epoch, granted.Leases.Select(grant => grant.Id));
            return;
        }

        if (granted.Leases.Count < asked)
            desk.DryUntil = Now + _settings.AskAgain;
        foreach (var grant in granted.Leases)
        {
            var lease = new HeldLease(desk, granted.Epoch, grant, _context.Time) { TraceParent = granted.TraceParent };
            desk.Held.Add(lease);
            _slots.AddReady(lease);
        }

        StartReady();
        Pull();
    }

    private void StartReady()
    {
        while (_slots.TakeNext() is { Slot: { } slot } lease)
        {
            lease.BegunAt = Now;
            lease.Desk.BeginUse();
            var work = new ChunkWork(lease.Desk.Id, lease.Desk.Spec!, lease.Epoch, lease.ToGrant(), lease.Desk.Handler, lease.Desk.Folder!, lease.Watch);
            slot.Start(() => RunAsync(work, lease, slot));
        }
    }

    private async Task RunAsync(ChunkWork work, HeldLease lease, SlotThread slot)
    {
        ChunkPart? rest = null;
        using var span = JobTraces.Begin("run tasks", lease.TraceParent, work.JobId);
        lease.TraceParent = span?.Id ?? lease.TraceParent;
        try
        {
            rest = await _runner.RunAsync(work, part => _self.Tell(new PartDone(lease, part)), lease.Stopped).ConfigureAwait(true);
        }
        finally
        {
            _self.Tell(new ChunkOver(lease, slot, rest));
        }
    }

    private void OnChunkOver(ChunkOver over)
    {
        var lease = over.Lease;
        if (over.Rest is { } rest)
            Report(lease, rest);
        _shares.Charge(lease.Desk.Queue, Now - lease.BegunAt);
        _ = EndUseAsync(lease.Desk);
        _report.Add(lease, over.Slot);
        if (!_slots.Free(lease, over.Slot))
        {
            // It was given up; its handler has come to an end after all.
            lease.Dispose();
            return;
        }

        lease.Desk.Held.Remove(lease);
        if (lease.Reported < lease.Run.Count && !lease.IsStopped)
        {
            lease.Desk.DryUntil = Now + TimeSpan.FromSeconds(1);
            GiveBack(lease.Desk, lease.Epoch, [lease.Id]);
        }

        lease.Dispose();
        StartReady();
        Pull();
        CheckDrained();
    }

    /// <summary>Sends the outcome of some tasks, and keeps it until it is recorded. What a handler says that was given up is not wanted any more.</summary>
    private void Report(HeldLease lease, ChunkPart part)
    {
        if (lease.IsStuck)
            return;
        lease.Reported += part.Run.Count;
        lease.Failed += part.Failures.Count;
        _report.Executed += part.Run.Count;
        var desk = lease.Desk;
        WorkerInstruments.Ran(desk.Spec!.Kind, part);
        foreach (var failure in part.Failures.Where(desk.Failures.IsWorth))
            _log.Warning("Task {Index} of job {Job}, kind {Kind}, failed at attempt {Attempt}: {Error}", failure.Index, desk.Id, desk.Spec.Kind, lease.Attempt, failure.Trace ?? failure.Error);
        if (!_desks.Contain(desk))
            return;
        var result = part.ToResult(lease, _name);
        _unrecorded.Add(result, Now);
        ActorOf(desk).Tell(result);
    }

    private void OnRecorded(LeaseMessages.Recorded recorded)
    {
        _unrecorded.Remove(recorded.JobId, recorded.Run);
        if (_desks.Find(recorded.JobId) is not { } desk)
            return;
        if (recorded.Ended || (!desk.Offered && IsIdle(desk)))
            Forget(desk);
        Pull();
        CheckDrained();
    }

    private void Revoke(LeaseMessages.Revoke revoke)
    {
        if (_desks.Find(revoke.JobId) is not { } desk)
            return;
        if (revoke.Leases.Count == 0)
            Forget(desk);
        foreach (var lease in desk.Held.Where(lease => revoke.Leases.Contains(lease.Id)).ToList())
            Stop(lease);
        Pull();
        CheckDrained();
    }

    private void Stop(HeldLease lease)
    {
        lease.Stop();
        if (lease.Running)
            return;
        _slots.Drop(ready => ready == lease);
        lease.Desk.Held.Remove(lease);
    }

    /// <summary>Gives back what is ready but not begun: the worker leaves, or is a standby that is not needed any more.</summary>
    private void GiveReadyBack()
    {
        var ready = _slots.TakeReady();
        GiveBack(ready);
        foreach (var lease in ready)
            lease.Desk.Held.Remove(lease);
    }

    private void GiveBack(IEnumerable<HeldLease> leases)
    {
        foreach (var given in leases.GroupBy(lease => (lease.Desk, lease.Epoch)))
            GiveBack(given.Key.Desk, given.Key.Epoch, given.Select(lease => lease.Id));
    }

    private void GiveBack(JobDesk desk, long epoch, IEnumerable<long> leases, bool unknownKind = false) => ActorOf(desk).Tell(new LeaseMessages.GiveBack(desk.Id, _name, epoch, [.. leases], unknownKind));

    /// <summary>A new incarnation of a job's actor asks: first it gets what is done, then what is still held.</summary>
    private void AnswerWhoHolds(LeaseMessages.WhoHolds question)
    {
        if (_desks.Find(question.JobId) is not { } desk)
        {
            Sender.Tell(new LeaseMessages.Held(question.JobId, _name, 0, [], IsAnswer: true));
            return;
        }

        Meet(desk);
        desk.Answered();
        foreach (var result in _unrecorded.Again(desk.Id, Now))
            Sender.Tell(result);
        Sender.Tell(desk.ToHeld(_name, isAnswer: true));
    }

    /// <summary>The new incarnation knows the chunks under other leases; those that it does not name are recorded already.</summary>
    private void TakeNewLeases(LeaseMessages.Adopted adopted)
    {
        if (_desks.Find(adopted.JobId) is not { } desk)
            return;
        foreach (var lease in desk.Held.Where(lease => lease.Epoch < adopted.Epoch).ToList())
        {
            var renamed = adopted.Leases.FirstOrDefault(grant => grant.Run.First >= lease.Run.First && grant.Run.End <= lease.Run.End);
            if (renamed is not null)
                lease.Rename(adopted.Epoch, renamed.Id);
            else
                Stop(lease);
        }
    }

    /// <summary>The actor of a job is gone: the next one is told at once what this worker holds, wherever its shard will be.</summary>
    private void OnActorLost(IActorRef lost)
    {
        foreach (var desk in _desks.All.Where(desk => lost.Equals(desk.Actor)))
        {
            desk.Actor = null;
            desk.IsAnnounced = false;
            desk.Answered();
            foreach (var result in _unrecorded.Again(desk.Id, Now))
                _context.Jobs.Tell(result);
            if (desk.Held.Count > 0)
                _context.Jobs.Tell(desk.ToHeld(_name, isAnswer: false));
        }

        Pull();
    }

    private void OnTick()
    {
        // Questions that were lost on the way do not block a job for ever.
        foreach (var desk in _desks.All.Where(desk => Now - desk.AskedAt > _settings.AskTimeout))
        {
            desk.Answered();
            desk.Actor = null;
        }

        // Kinds that are pushed come while the worker lives.
        foreach (var desk in _desks.All.Where(desk => desk.MissingKind is { } kind && _context.Kinds.TryGet(kind, out _)))
            (desk.MissingKind, desk.DryUntil) = (null, default);
        LookAtMemory(_desks.All);
        foreach (var stuck in _slots.Overdue(_settings.StuckAfter))
            Abandon(stuck);
        // Through the shard, since the actor may be elsewhere now.
        foreach (var result in _unrecorded.Due(Now))
            _context.Jobs.Tell(result);
        TellHeld();
        if (Now - _aliveAt >= _settings.AliveInterval)
            TellLeader();
        Pull();
        CheckDrained();
    }

    private void LookAtMemory(params IReadOnlyCollection<JobDesk> desks)
    {
        var back = _memoryWatch.Look(desks);
        foreach (var lease in back)
            Stop(lease);
        GiveBack(back);
    }

    /// <summary>Says what is held: from time to time, and oftener while the job's actor has to be looked for, which that brings to life.</summary>
    private void TellHeld()
    {
        var isTime = Now - _heldAt >= _settings.HeldInterval;
        if (isTime)
            _heldAt = Now;
        foreach (var desk in _desks.All.Where(desk => desk.Held.Count > 0 && (isTime || desk.Actor is null)))
            ActorOf(desk).Tell(desk.ToHeld(_name, isAnswer: false));
    }

    private void TellLeader()
    {
        _aliveAt = Now;
        _memory = _load.ReadMemory();
        _context.Leader.Tell(_report.Make(_load.ReadCpu(), _memory, _draining, Holding));
    }

    /// <summary>The handler of a chunk does not listen: its task has failed, where it is still wanted.</summary>
    private void Abandon(HeldLease lease)
    {
        var (desk, index, overdue) = (lease.Desk, lease.Watch.Index, lease.Watch.Overdue);
        if (!lease.IsStopped)
        {
            var failure = new LeaseMessages.Failure(index, $"The task took longer than its limit of {desk.Spec!.TaskTimeLimit?.TotalSeconds:0.###} s, and its handler ignores its cancellation token.", Permanent: false) { StartedAt = Now - overdue, Elapsed = overdue };
            Report(lease, new ChunkPart(new TaskRun(index, 1), new PackedOutputs([0], ReadOnlyMemory<byte>.Empty), [failure], new Dictionary<string, string>(), new Dictionary<long, string>(), Now - overdue, overdue));
            GiveBack(desk, lease.Epoch, [lease.Id]);
        }

        _slots.Abandon(lease);
        desk.Held.Remove(lease);
        var what = $"Task {index} of job {desk.Id}, kind {desk.Spec!.Kind}, was asked to end {overdue.TotalSeconds:0} s ago and goes on: its handler ignores its cancellation token";
        _log.Error("{What}. Another thread takes its slot; {Abandoned} handlers run on like this{Limit}", what, _slots.Abandoned, _settings.LeaveWhenStuck is > 0 and var most ? $", at {most} the node leaves (akkacluster.worker.leave-when-stuck)" : "");
        TellLeader();
        if (_settings.LeaveWhenStuck > 0 && _slots.Abandoned >= _settings.LeaveWhenStuck)
            _context.GiveUpNode(what);
        StartReady();
    }

    private object SetSlots(int slots)
    {
        if (slots < 1 || slots > _settings.MaxSlots)
            return new LeaderReplies.Refused(JobRefusal.Invalid, $"The worker {_context.Home} cannot have {slots} slots; expected 1 to {_settings.MaxSlots} (akkacluster.worker.max-slots).", null);
        if (slots == _slots.Count)
            return new LeaderReplies.Done();
        _log.Info("The worker {Home} has {Slots} slots from now on; it had {Before}", _context.Home, slots, _slots.Count);
        _slots.Resize(slots);
        // What is ready was meant for slots that may be no more; others can run it.
        GiveReadyBack();
        TellLeader();
        Pull();
        return new LeaderReplies.Done();
    }

    private void StartDraining()
    {
        _waitingForDrain.Add(Sender);
        _draining = true;
        GiveReadyBack();
        TellLeader();
        CheckDrained();
    }

    /// <summary>Drained is a worker that runs nothing that will end, and whose results are all durable.</summary>
    private void CheckDrained()
    {
        if (!_draining || _waitingForDrain.Count == 0 || _slots.Busy > 0 || !_unrecorded.IsEmpty || _desks.All.Any(desk => desk.Held.Count > 0))
            return;
        TellLeader();
        _waitingForDrain.ForEach(waiting => waiting.Tell(new Drained()));
        _waitingForDrain.Clear();
    }

    /// <summary>Where to reach the job's actor: itself, where it has spoken, else through its shard.</summary>
    private IActorRef ActorOf(JobDesk desk) => desk.Actor ?? _context.Jobs;

    /// <summary>The sender speaks for the job from now on; its end is watched, since its next incarnation has to be looked for then.</summary>
    private void Meet(JobDesk desk)
    {
        if (Sender.Equals(desk.Actor))
            return;
        desk.Actor = Sender;
        Context.Watch(Sender);
    }

    private bool IsIdle(JobDesk desk) => desk.Held.Count == 0 && desk.AskedAt is null && !_unrecorded.Has(desk.Id);

    private void Forget(JobDesk desk)
    {
        _desks.Remove(desk);
        _unrecorded.Drop(desk.Id);
        foreach (var lease in desk.Held)
            lease.Stop();
        _slots.Drop(lease => lease.Desk == desk);
        if (desk.Actor is { } actor && !_desks.All.Any(other => actor.Equals(other.Actor)))
            Context.Unwatch(actor);
        _ = EndUseAsync(desk);
    }

    private async Task EndUseAsync(JobDesk desk)
    {
        try
        {
            await desk.EndUseAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _log.Warning("The handler of job {Job} failed at its end: {Reason}", desk.Id, e.Message);
        }
    }

    private sealed record PartDone(HeldLease Lease, ChunkPart Part);

    /// <param name="Lease">The chunk.</param>
    /// <param name="Slot">Where it ran.</param>
    /// <param name="Rest">What is not reported yet.</param>
    private sealed record ChunkOver(HeldLease Lease, SlotThread Slot, ChunkPart? Rest);

    /// <summary>Asks the worker to finish what it holds; answered by <see cref="Drained"/>.</summary>
    internal sealed record BeginDrain;

    internal sealed record Drained;

    private sealed class Tick
    {
        public static readonly Tick Instance = new();
    }
}
