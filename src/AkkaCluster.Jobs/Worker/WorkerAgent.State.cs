using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;

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
        if (Now - _heldAt >= _settings.HeldInterval)
        {
            _heldAt = Now;
            foreach (var desk in _desks.Values.Where(desk => desk.Held.Count > 0))
                ActorOf(desk).Tell(HeldOf(desk, isAnswer: false));
        }

        if (Now - _aliveAt >= _settings.AliveInterval)
            TellLeader();
        Pull();
        CheckDrained();
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
            StuckSlots = StuckSlots,
            Executed = _executed,
            CpuLoad = _cpu,
            MemoryLoad = _memory,
            Holding = Holding,
            Kinds = [.. _context.Kinds.All.Select(kind => kind.Name)],
        }));
    }

    private int StuckSlots => _running.Count(lease => lease.IsStuck);

    /// <summary>Nobody can end a handler that does not listen but the end of its process.</summary>
    private void FindStuck()
    {
        foreach (var lease in _running.Where(lease => !lease.IsStuck && lease.Watch.Overdue > _settings.StuckAfter).ToList())
        {
            lease.IsStuck = true;
            var what = $"Task {lease.Watch.Index} of job {lease.Desk.Id}, kind {lease.Desk.Spec!.Kind}, was asked to end {lease.Watch.Overdue.TotalSeconds:0} s ago and goes on: its handler ignores its cancellation token";
            _log.Error("{0}. {1} of {2} slots are stuck{3}", what, StuckSlots, _settings.Slots, _settings.LeaveWhenStuck ? "; the node leaves" : " until this node is restarted (see akkacluster.worker.leave-when-stuck)");
            TellLeader();
            if (_settings.LeaveWhenStuck)
                _context.GiveUpNode(what);
        }
    }

    /// <summary>Drained is a worker that runs nothing that will end, and whose results are all durable.</summary>
    private void CheckDrained()
    {
        if (!_draining || _waitingForDrain.Count == 0 || _idleSlots.Count + StuckSlots < _settings.Slots || _desks.Values.Any(desk => desk.Held.Exists(lease => !lease.IsStuck) || desk.Unrecorded.Count > 0))
            return;
        _waitingForDrain.ForEach(waiting => waiting.Tell(new Drained()));
        _waitingForDrain.Clear();
    }

    /// <summary>Asks the worker to finish what it holds; answered by <see cref="Drained"/>.</summary>
    internal sealed record BeginDrain;

    internal sealed record Drained;
}
