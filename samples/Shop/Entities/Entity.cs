using Akka.Event;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>
/// An event-sourced entity. What comes of a command its state decides; the actor records that, and only then answers. An incarnation that was replaced and does not know it can record nothing:
/// the journal has one event for each number of an entity, and the actor stops where its own was not the first.
/// </summary>
internal abstract class Entity<TState, TEvent> : ReceivePersistentActor, IWithTimers
    where TState : class, IState<TState, TEvent>
    where TEvent : IShopMessage
{
    private const int EventsPerSnapshot = 100;

    protected Entity(string kind, string id)
    {
        (PersistenceId, Id, Tags) = ($"{kind}-{id}", id, [kind]);
        Recover<TEvent>(happened => { State = State.Apply(happened); });
        // A journal in memory leaves the tags on.
        Recover<Tagged>(tagged => { State = State.Apply((TEvent)tagged.Payload); });
        Recover<SnapshotOffer>(offer => { State = (TState)offer.Snapshot; });
        Recover<RecoveryCompleted>(_ => OnRecovered());
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<SaveSnapshotFailure>(failed => Log.Warning("No snapshot of {Entity}: {Why}", PersistenceId, failed.Cause.Message));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(_ => { });
    }

    public override string PersistenceId { get; }

    public ITimerScheduler Timers { get; set; } = null!;

    protected string Id { get; }

    protected TState State { get; private set; } = TState.Empty;

    private string[] Tags { get; }

    /// <summary>Called when the journal is read.</summary>
    protected virtual void OnRecovered()
    {
    }

    /// <summary>Decides, records what comes of it, and then goes on; who asks for what cannot be is told.</summary>
    protected void Settle(Func<IReadOnlyList<TEvent>> decide, Action then)
    {
        try
        {
            Record(decide(), then);
        }
        catch (RefusedException refused)
        {
            Sender.Tell(new Reply.Refused(refused.Message, refused.Status));
        }
    }

    protected void Record(IReadOnlyList<TEvent> events, Action then)
    {
        PersistAll(events.Select(happened => new Tagged(happened, Tags)), tagged =>
        {
            State = State.Apply((TEvent)tagged.Payload);
            if (LastSequenceNr % EventsPerSnapshot == 0)
                SaveSnapshot(State);
        });
        DeferAsync(this, _ => then());
    }
}
