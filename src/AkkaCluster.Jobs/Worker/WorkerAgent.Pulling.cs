using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Worker;

/// <summary>Asks for work.</summary>
internal sealed partial class WorkerAgent
{
    private static readonly TimeSpan ExtraPause = TimeSpan.FromMilliseconds(50);

    private (long Epoch, long Version) _offer;
    private bool _standbyMayWork;

    /// <summary>Why no work is taken although slots are free.</summary>
    private string? Holding =>
        _draining ? "draining"
        : _settings.Standby && !_standbyMayWork ? "standby: active workers are there"
        : _memory > _settings.MaxMemory ? $"memory is {_memory:P0} full"
        : _unrecordedBytes > _settings.MaxUnrecorded ? "results wait to be recorded"
        : null;

    private void ReceiveOffers()
    {
        Receive<WorkerCommands.Offer>(TakeOffer);
        Receive<LeaseMessages.Available>(available =>
        {
            var desk = Desk(available.JobId, available.Priority);
            Meet(desk);
            desk.Offered = true;
            desk.DryUntil = default;
            Pull();
        });
        Receive<LeaseMessages.Nothing>(nothing =>
        {
            if (!_desks.TryGetValue(nothing.JobId, out var desk))
                return;
            if (nothing.Ended)
            {
                Forget(desk);
            }
            else
            {
                if (desk.AskedFree > 0)
                    desk.DryUntil = Now + _settings.AskAgain;
                else
                    desk.NoExtraUntil = Now + ExtraPause;
                desk.Answered();
            }

            Pull();
        });
    }

    private void TakeOffer(WorkerCommands.Offer offer)
    {
        if (offer.LeaderEpoch < _offer.Epoch || (offer.LeaderEpoch == _offer.Epoch && offer.Version <= _offer.Version))
            return;
        _offer = (offer.LeaderEpoch, offer.Version);
        _standbyMayWork = offer.StandbyMayWork;
        foreach (var desk in _desks.Values)
            desk.Offered = false;
        for (var rank = 0; rank < offer.Jobs.Count; rank++)
        {
            var desk = Desk(offer.Jobs[rank].JobId, offer.Jobs[rank].Priority);
            (desk.Offered, desk.Rank) = (true, rank);
        }

        foreach (var desk in _desks.Values.Where(desk => !desk.Offered && desk.IsIdle).ToList())
            Forget(desk);
        if (Holding is not null)
            GiveReadyBack();
        Pull();
    }

    private void Pull()
    {
        if (Holding is not null)
            return;
        var (askedFree, askedExtra) = (0, 0);
        foreach (var desk in _desks.Values)
        {
            askedFree += desk.AskedFree;
            askedExtra += desk.AskedExtra;
        }

        var free = _idleSlots.Count - _ready.Count - askedFree;
        var extra = _settings.Prefetch - Math.Max(0, _ready.Count - _idleSlots.Count) - askedExtra;
        foreach (var question in PullPlan.Next(_desks.Values, free, extra, Now))
        {
            var desk = question.Desk;
            desk.AskedAt = Now;
            (desk.AskedFree, desk.AskedExtra) = (question.Free, question.Extra);
            ActorOf(desk).Tell(new LeaseMessages.Ask(desk.Id, _name, question.Free, question.Extra, _settings.Slots, desk.Spec is not null));
        }
    }

    /// <summary>Questions that were lost on the way do not block a job for ever.</summary>
    private void GiveUpQuestions()
    {
        foreach (var desk in _desks.Values.Where(desk => Now - desk.AskedAt > _settings.AskTimeout))
        {
            desk.Answered();
            desk.Actor = null;
        }
    }
}
