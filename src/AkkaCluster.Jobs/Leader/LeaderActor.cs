using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.Leader;

/// <summary>
/// The leader: takes jobs in, keeps their order, and tells workers which jobs to ask; all that is its <see cref="LeaderTerm"/>'s, which is read from the store when it begins. One at a time
/// in the cluster, and the epoch in the store makes sure that only one writes.
/// </summary>
internal sealed class LeaderActor : ReceiveActor, IWithTimers
{
    private Exception? _trouble;

    public LeaderActor(LeaderContext shared)
    {
        Shared = shared;
        Become(TakingOver);
    }

    public LeaderContext Shared { get; }

    public ILoggingAdapter Log { get; } = Context.GetLogger();

    public ITimerScheduler Timers { get; set; } = null!;

    public DateTimeOffset Now => Shared.Time.GetUtcNow();

    public IActorRef Ref => Self;

    /// <summary>Who sent the message that is received now.</summary>
    public IActorRef Asker => Sender;

    public static Props Props(LeaderContext shared) => Akka.Actor.Props.Create(() => new LeaderActor(shared));

    public LeaderReplies.Refused Replaced() => new(JobRefusal.Unavailable, "The leader has been replaced; ask again.", Shared.Settings.StoreRetry, AskAgain: true);

    /// <summary>The actor at a path that came in a message.</summary>
    public IActorRef Resolve(string path) => ((ExtendedActorSystem)Context.System).Provider.ResolveActorRef(path);

    /// <summary>Takes messages of a type in the state that begins now.</summary>
    public void On<TMessage>(Action<TMessage> take) => Receive(take);

    public void WatchWorker(IActorRef worker) => Context.Watch(worker);

    /// <summary>Starts what is done beside, for as long as this incarnation lives.</summary>
    public void StartKeepers(long epoch)
    {
        Context.ActorOf(RetirementActor.Props(Shared, epoch));
        Context.ActorOf(ScheduleActor.Props(Shared, epoch));
    }

    /// <summary>Another leader writes now. This one must not act on what it remembers; it begins anew if nobody stops it.</summary>
    public void StepDown(long epoch, StaleEpochException e)
    {
        Log.Warning("The leader at {Home} with epoch {Epoch} steps down: {Reason}", Shared.Home, epoch, e.Message);
        Shared.Fenced();
        Timers.CancelAll();
        Timers.StartSingleTimer(TakeOver.Instance, TakeOver.Instance, Shared.Settings.FencedPause);
        Become(() => Fenced(epoch));
    }

    protected override void PreStart()
    {
        Shared.Started(Self);
        Self.Tell(TakeOver.Instance);
    }

    /// <summary>Takes the next epoch, then reads the jobs that are not finished.</summary>
    private void TakingOver()
    {
        Receive<TakeOver>(_ => TakeOverAsync().PipeTo(Self, failure: e => new TakeOverFailed(e)));
        Receive<TakenOver>(taken =>
        {
            _trouble = null;
            Log.Info("Leader at {Home}, epoch {Epoch}, with {Jobs} unfinished jobs", Shared.Home, taken.Epoch, taken.Jobs.Count);
            var term = new LeaderTerm(this, taken.Epoch);
            Become(term.Receive);
            if (Shared.Failover.Leads() is { } took)
                JobInstruments.FailedOver(took);
            term.Begin(taken.Jobs);
        });
        Receive<TakeOverFailed>(failed =>
        {
            _trouble = failed.Cause;
            Log.Warning("The leader at {Home} cannot begin yet, and tries again in {StoreRetry} ms: {Reason}", Shared.Home, (int)Shared.Settings.StoreRetry.TotalMilliseconds, failed.Cause.Message);
            Timers.StartSingleTimer(TakeOver.Instance, TakeOver.Instance, Shared.Settings.StoreRetry);
        });
        // Nothing is kept for later: who asks is told to ask again, or at once that the store is away; workers and jobs are spoken to once it leads.
        Receive<ILeaderQuestion>(_ => Sender.Tell(new LeaderReplies.Refused(
            JobRefusal.Unavailable, _trouble?.Message ?? "The leader is about to begin; ask again.", TimeSpan.FromSeconds(1), AskAgain: _trouble is null or StaleEpochException)));
        IgnoreOthers();
    }

    private async Task<TakenOver> TakeOverAsync()
    {
        // The leader of a cluster that has lost the store must not fence the one that has it. A node may have to learn first that it is a member.
        if (!await Shared.IsOwnClusterAsync().ConfigureAwait(false))
            throw new StaleEpochException("the job store does not know this node's cluster as the one that lives.");
        var epoch = await Shared.Store.TakeLeadershipAsync(Shared.Home).ConfigureAwait(false);
        return new TakenOver(epoch, await StoreComparison.ReadActiveAsync(Shared.Store).ConfigureAwait(false));
    }

    private void Fenced(long epoch)
    {
        Receive<TakeOver>(_ => throw new InvalidOperationException($"The leader at {Shared.Home} begins anew after it was fenced at epoch {epoch}."));
        Receive<ILeaderQuestion>(_ => Sender.Tell(Replaced()));
        IgnoreOthers();
    }

    /// <summary>What workers and jobs say is said again to whoever leads; the store may still answer an earlier term, and a worker be gone that was watched in it.</summary>
    private void IgnoreOthers()
    {
        Receive<TermReply>(_ => { });
        Receive<INodeMessage>(_ => { });
        Receive<Terminated>(_ => { });
    }

    private sealed record TakenOver(long Epoch, IReadOnlyList<ActiveJob> Jobs);

    private sealed record TakeOverFailed(Exception Cause);

    private sealed class TakeOver
    {
        public static readonly TakeOver Instance = new();
    }
}
