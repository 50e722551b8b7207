using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>Chunks: taken, run, stopped, given back.</summary>
internal sealed partial class WorkerAgent
{
    private readonly List<HeldLease> _ready = [];
    private readonly HashSet<HeldLease> _running = [];
    private readonly HashSet<HeldLease> _abandoned = [];
    private long _executed;

    private void ReceiveLeases()
    {
        Receive<LeaseMessages.Granted>(Take);
        Receive<PartDone>(part => !part.Lease.IsStuck, part => OnPart(part.Lease, part.Part));
        Receive<ChunkOver>(over =>
        {
            if (over.Rest is { } rest && !over.Lease.IsStuck)
                OnPart(over.Lease, rest);
            OnChunkOver(over.Lease, over.Slot);
        });
        Receive<LeaseMessages.Revoke>(Revoke);
        Receive<LeaseMessages.WhoHolds>(AnswerWhoHolds);
        Receive<LeaseMessages.Adopted>(TakeNewLeases);
        Receive<Terminated>(lost => OnActorLost(lost.ActorRef));
    }

    private void Take(LeaseMessages.Granted granted)
    {
        var desk = Desk(granted.JobId, granted.Spec?.Priority ?? 0);
        Meet(desk);
        var asked = desk.AskedFree;
        desk.Answered();
        if ((desk.Spec is null && (granted.Spec is null || !desk.Learn(granted.Spec, _context.Kinds))) || _draining)
        {
            if (granted.Spec is not null && desk.Spec is null)
                _log.Warning("Job {0} is of kind {1}, which this worker does not know; it is left to others", desk.Id, granted.Spec.Kind);
            desk.DryUntil = DateTimeOffset.MaxValue;
            Sender.Tell(new LeaseMessages.GiveBack(desk.Id, _name, granted.Epoch, [.. granted.Leases.Select(grant => grant.Id)], UnknownKind: desk.Spec is null));
            return;
        }

        if (granted.Leases.Count < asked)
            desk.DryUntil = Now + _settings.AskAgain;
        foreach (var grant in granted.Leases)
        {
            var lease = new HeldLease(desk, granted.Epoch, grant, _context.Time);
            desk.Held.Add(lease);
            _ready.Add(lease);
        }

        StartReady();
        Pull();
    }

    private void StartReady()
    {
        while (_ready.Count > 0 && _idleSlots.Count > 0)
        {
            var lease = _ready.MaxBy(ready => ready.Desk.Priority)!;
            _ready.Remove(lease);
            var slot = _idleSlots.Pop();
            lease.Slot = slot;
            lease.Desk.BeginUse();
            _running.Add(lease);
            var work = new ChunkWork(lease.Desk.Id, lease.Desk.Spec!, lease.Epoch, lease.ToGrant(), lease.Desk.Handler, lease.Watch);
            slot.Start(() => RunAsync(work, lease, slot));
        }
    }

    private async Task RunAsync(ChunkWork work, HeldLease lease, SlotThread slot)
    {
        ChunkPart? rest = null;
        try
        {
            rest = await _runner.RunAsync(work, part => _self.Tell(new PartDone(lease, part)), lease.Stopped).ConfigureAwait(true);
        }
        finally
        {
            _self.Tell(new ChunkOver(lease, slot, rest));
        }
    }

    private void OnChunkOver(HeldLease lease, SlotThread slot)
    {
        _ = EndUseAsync(lease.Desk);
        if (!_running.Remove(lease))
        {
            // It was given up; its handler has come to an end after all.
            _abandoned.Remove(lease);
            slot.Dispose();
            lease.Dispose();
            return;
        }

        _idleSlots.Push(slot);
        var desk = lease.Desk;
        desk.Held.Remove(lease);
        if (lease.Reported < lease.Run.Count && !lease.IsStopped)
        {
            desk.DryUntil = Now + TimeSpan.FromSeconds(1);
            ActorOf(desk).Tell(new LeaseMessages.GiveBack(desk.Id, _name, lease.Epoch, [lease.Id]));
        }

        lease.Dispose();
        StartReady();
        Pull();
        CheckDrained();
    }

    private void Revoke(LeaseMessages.Revoke revoke)
    {
        if (!_desks.TryGetValue(revoke.JobId, out var desk))
            return;
        if (revoke.Leases.Count == 0)
        {
            DropUnrecorded(desk);
            Forget(desk);
        }
        else
        {
            foreach (var lease in desk.Held.Where(lease => revoke.Leases.Contains(lease.Id)).ToList())
                Stop(lease);
        }

        Pull();
        CheckDrained();
    }

    private void Stop(HeldLease lease)
    {
        lease.Stop();
        if (!lease.Running)
        {
            _ready.Remove(lease);
            lease.Desk.Held.Remove(lease);
        }
    }

    /// <summary>Gives back what is ready but not begun: the worker leaves, or is a standby that is not needed any more.</summary>
    private void GiveReadyBack()
    {
        foreach (var given in _ready.GroupBy(lease => (lease.Desk, lease.Epoch)).ToList())
        {
            ActorOf(given.Key.Desk).Tell(new LeaseMessages.GiveBack(given.Key.Desk.Id, _name, given.Key.Epoch, [.. given.Select(lease => lease.Id)]));
            foreach (var lease in given)
                lease.Desk.Held.Remove(lease);
        }

        _ready.Clear();
    }

    /// <summary>A new incarnation of a job's actor asks: first it gets what is done, then what is still held.</summary>
    private void AnswerWhoHolds(LeaseMessages.WhoHolds question)
    {
        if (!_desks.TryGetValue(question.JobId, out var desk))
        {
            Sender.Tell(new LeaseMessages.Held(question.JobId, _name, 0, [], IsAnswer: true));
            return;
        }

        Meet(desk);
        desk.Answered();
        foreach (var result in desk.Unrecorded.Values)
            Send(desk, result);
        Sender.Tell(HeldOf(desk, isAnswer: true));
    }

    private LeaseMessages.Held HeldOf(JobDesk desk, bool isAnswer) =>
        new(desk.Id, _name, desk.Held.Count == 0 ? 0 : desk.Held.Max(lease => lease.Epoch), [.. desk.Held.Where(lease => lease.Reported < lease.Run.Count).Select(lease => lease.ToGrant())], isAnswer);

    /// <summary>The new incarnation knows the chunks under other leases; those that it does not name are recorded already.</summary>
    private void TakeNewLeases(LeaseMessages.Adopted adopted)
    {
        if (!_desks.TryGetValue(adopted.JobId, out var desk))
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
        foreach (var desk in _desks.Values.Where(desk => lost.Equals(desk.Actor)))
        {
            desk.Actor = null;
            desk.Answered();
            foreach (var result in desk.Unrecorded.Values)
                Send(desk, result);
            if (desk.Held.Count > 0)
                _context.Jobs.Tell(HeldOf(desk, isAnswer: false));
        }

        Pull();
    }

    private sealed record PartDone(HeldLease Lease, ChunkPart Part);

    private sealed record ChunkOver(HeldLease Lease, SlotThread Slot, ChunkPart? Rest);
}
