using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Workers: who they are, and which jobs they are to ask.</summary>
internal sealed partial class LeaderActor
{
    private readonly Dictionary<IActorRef, WorkerInfo> _workers = [];
    private bool _offerChanged;
    private bool _offerPlanned;
    private bool _standbyMayWork;
    private long _offerVersion;
    private DateTimeOffset _noWorkerSince;

    private void ReceiveWorkers()
    {
        Receive<WorkerEvents.Alive>(OnWorker);
        Receive<Terminated>(lost => OnTerminated(lost.ActorRef));
        Receive<MakeOffer>(_ =>
        {
            _offerPlanned = false;
            if (_offerChanged)
                MakeOffers(_workers.Keys);
        });
        Receive<LeaderCommands.Drain>(Drain);
        Receive<LeaderCommands.GetOverview>(_ => Sender.Tell(new LeaderReplies.Overview(
            _context.Home, _epoch, [.. _workers.Values.OrderBy(worker => worker.Address, StringComparer.Ordinal)], _queue.Count - _queue.ActiveCount, _queue.ActiveCount, _context.Store.Trouble)));
    }

    private void OnWorker(WorkerEvents.Alive alive)
    {
        var isNew = !_workers.ContainsKey(Sender);
        _workers[Sender] = alive.Info;
        if (isNew)
        {
            Context.Watch(Sender);
            _log.Info("Worker {0} is here with {1} slots", alive.Info.Address, alive.Info.Slots);
        }

        if (!CheckStandby() && isNew)
            MakeOffers([Sender]);
    }

    private void OnTerminated(IActorRef lost)
    {
        if (_workers.Remove(lost, out var info))
        {
            if (_workers.Count == 0)
                _noWorkerSince = Now;
            _log.Info("Worker {0} is gone", info.Address);
            CheckStandby();
            WakeThoseOf(info.Address);
        }
        else
            ForgetWatcher(lost);
    }

    /// <summary>Standby workers work only while there is no active one; true where that changed and all were told.</summary>
    private bool CheckStandby()
    {
        var mayWork = WorkerChoice.StandbyMayWork(_workers.Values);
        if (mayWork == _standbyMayWork)
            return false;
        _standbyMayWork = mayWork;
        MakeOffers(_workers.Keys);
        return true;
    }

    private void Drain(LeaderCommands.Drain command)
    {
        var found = _workers.Where(worker => worker.Value.Address == command.Address).Select(worker => worker.Key).ToList();
        found.ForEach(worker => worker.Tell(new WorkerCommands.Drain()));
        Sender.Tell(found.Count > 0
            ? new LeaderReplies.Done()
            : new LeaderReplies.Refused(JobRefusal.NotFound, $"No worker has the address {command.Address}; there are {(_workers.Count == 0 ? "none" : string.Join(", ", _workers.Values.Select(worker => worker.Address)))}.", null));
    }

    private void OfferSoon()
    {
        if (!_offerChanged || _offerPlanned)
            return;
        _offerPlanned = true;
        Timers.StartSingleTimer(MakeOffer.Instance, MakeOffer.Instance, _settings.OfferDelay);
    }

    private void MakeOffers(IEnumerable<IActorRef> workers)
    {
        _offerChanged = false;
        var offer = new WorkerCommands.Offer(_epoch, ++_offerVersion, [.. _queue.Order().Select(job => new WorkerCommands.OfferedJob(job.Id, job.Priority))], _standbyMayWork);
        foreach (var worker in workers)
            worker.Tell(offer);
    }

    private sealed class MakeOffer
    {
        public static readonly MakeOffer Instance = new();
    }
}
