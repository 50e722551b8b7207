using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker;

/// <summary>How the worker and its machine are, and the orderly leaving.</summary>
internal sealed partial class WorkerAgent
{
    private readonly MachineLoad _load = new();
    private readonly List<IActorRef> _waitingForDrain = [];
    private DateTimeOffset _aliveAt;
    private DateTimeOffset _heldAt;
    private double _cpu;
    private double _memory;
    private bool _draining;

    private void ReceiveState()
    {
        Receive<Tick>(_ => OnTick());
        Receive<WorkerCommands.Introduce>(_ => TellLeader());
        Receive<WorkerCommands.Drain>(_ => _context.LeaveNode());
        Receive<BeginDrain>(_ =>
        {
            _waitingForDrain.Add(Sender);
            _draining = true;
            GiveReadyBack();
            TellLeader();
            CheckDrained();
        });
    }

    private void OnTick()
    {
        GiveUpQuestions();
        FindStuck();
        SendAgain();
        TellHeld();
        if (Now - _aliveAt >= _settings.AliveInterval)
            TellLeader();
        Pull();
        CheckDrained();
    }

    /// <summary>Says what is held: from time to time, and oftener while the job's actor has to be looked for, which that brings to life.</summary>
    private void TellHeld()
    {
        var isTime = Now - _heldAt >= _settings.HeldInterval;
        if (isTime)
            _heldAt = Now;
        foreach (var desk in _desks.Values.Where(desk => desk.Held.Count > 0 && (isTime || desk.Actor is null)))
            ActorOf(desk).Tell(HeldOf(desk, isAnswer: false));
    }

    private void TellLeader()
    {
        _aliveAt = Now;
        _cpu = _load.ReadCpu();
        _memory = _load.ReadMemory();
        _context.Leader.Tell(new WorkerEvents.Alive(new WorkerInfo
        {
            Address = _context.Home,
            Standby = _settings.Standby,
            Draining = _draining,
            Slots = _settings.Slots,
            BusySlots = _settings.Slots - _idleSlots.Count,
            StuckSlots = _abandoned.Count,
            Executed = _executed,
            CpuLoad = _cpu,
            MemoryLoad = _memory,
            Holding = Holding,
            Kinds = [.. _context.Kinds.All.Select(kind => kind.Name)],
        }));
    }

    /// <summary>Nobody can end a handler that does not listen but the end of its process. It is given up: another thread takes its slot, and its task has failed, where it is still wanted.</summary>
    private void FindStuck()
    {
        foreach (var lease in _running.Where(lease => lease.Watch.Overdue > _settings.StuckAfter).ToList())
            Abandon(lease);
    }

    private void Abandon(HeldLease lease)
    {
        lease.IsStuck = true;
        _running.Remove(lease);
        _abandoned.Add(lease);
        var fresh = new SlotThread(lease.Slot!.Number);
        _slots[fresh.Number - 1] = fresh;
        _idleSlots.Push(fresh);
        var (desk, index) = (lease.Desk, lease.Watch.Index);
        var what = $"Task {index} of job {desk.Id}, kind {desk.Spec!.Kind}, was asked to end {lease.Watch.Overdue.TotalSeconds:0} s ago and goes on: its handler ignores its cancellation token";
        _log.Error("{0}. Another thread takes its slot; {1} handlers run on like this{2}", what, _abandoned.Count, _settings.LeaveWhenStuck is > 0 and var most ? $", at {most} the node leaves (akkacluster.worker.leave-when-stuck)" : "");
        desk.Held.Remove(lease);
        if (!lease.IsStopped)
        {
            var failure = new LeaseMessages.Failure(index, $"The task took longer than its limit of {desk.Spec.TaskTimeLimit?.TotalSeconds:0.###} s, and its handler ignores its cancellation token.", Permanent: false);
            OnPart(lease, new ChunkPart(new TaskRun(index, 1), new PackedOutputs([0], ReadOnlyMemory<byte>.Empty), [failure], new Dictionary<string, string>(), new Dictionary<long, string>(), Now - lease.Watch.Overdue, lease.Watch.Overdue));
            ActorOf(desk).Tell(new LeaseMessages.GiveBack(desk.Id, _name, lease.Epoch, [lease.Id]));
        }

        TellLeader();
        if (_settings.LeaveWhenStuck > 0 && _abandoned.Count >= _settings.LeaveWhenStuck)
            _context.GiveUpNode(what);
        StartReady();
    }

    /// <summary>Drained is a worker that runs nothing that will end, and whose results are all durable.</summary>
    private void CheckDrained()
    {
        if (!_draining || _waitingForDrain.Count == 0 || _idleSlots.Count < _settings.Slots || _desks.Values.Any(desk => desk.Held.Count > 0 || desk.Unrecorded.Count > 0))
            return;
        _waitingForDrain.ForEach(waiting => waiting.Tell(new Drained()));
        _waitingForDrain.Clear();
    }

    /// <summary>Asks the worker to finish what it holds; answered by <see cref="Drained"/>.</summary>
    internal sealed record BeginDrain;

    internal sealed record Drained;
}
