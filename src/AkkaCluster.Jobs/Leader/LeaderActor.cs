using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>
/// The leader: takes jobs in, keeps their order, and tells workers which jobs to ask. Its whole memory is read from the store when it begins. One at a time
/// in the cluster, and the epoch in the store makes sure that only one writes. Parts: <c>.Jobs.cs</c>, <c>.Upkeep.cs</c>, <c>.Workers.cs</c>, <c>.Watching.cs</c>.
/// </summary>
internal sealed partial class LeaderActor : ReceiveActor, IWithTimers
{
    private const int PageSize = 5000;

    private readonly LeaderContext _context;
    private readonly LeaderSettings _settings;
    private readonly JobQueue _queue;
    private readonly RetryAfter _retryAfter;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private long _epoch;
    private string? _trouble;

    public LeaderActor(LeaderContext context)
    {
        _context = context;
        _settings = context.Settings;
        _queue = new JobQueue(_settings.QueueCapacity, _settings.ActiveWindow);
        _retryAfter = new RetryAfter(context.Time);
        Become(TakingOver);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _context.Time.GetUtcNow();

    public static Props Props(LeaderContext context) => Akka.Actor.Props.Create(() => new LeaderActor(context));

    protected override void PreStart()
    {
        _context.Started(Self);
        Self.Tell(TakeOver.Instance);
    }

    /// <summary>Takes the next epoch, then reads the jobs that are not finished.</summary>
    private void TakingOver()
    {
        Receive<TakeOver>(_ => TakeOverAsync().PipeTo(Self, failure: e => new TakeOverFailed(e)));
        Receive<TakenOver>(Lead);
        Receive<TakeOverFailed>(failed =>
        {
            _trouble = failed.Cause.Message;
            _log.Warning("The leader at {0} cannot begin yet, and tries again in {1} ms: {2}", _context.Home, (int)_settings.StoreRetry.TotalMilliseconds, failed.Cause.Message);
            Timers.StartSingleTimer(TakeOver.Instance, TakeOver.Instance, _settings.StoreRetry);
        });
        // Nothing is kept for later: who asks is told to ask again, or at once that the store is away; workers and jobs are spoken to once it leads.
        ReceiveAny(message =>
        {
            if (message is ILeaderQuestion)
                Sender.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, _trouble ?? "The leader is about to begin; ask again.", TimeSpan.FromSeconds(1), AskAgain: _trouble is null));
        });
    }

    private async Task<TakenOver> TakeOverAsync()
    {
        // The leader of a cluster that has lost the store must not fence the one that has it.
        if (!await _context.IsOwnClusterAsync().ConfigureAwait(false))
            throw new StaleEpochException("the job store does not know this node's cluster as the one that lives.");
        var epoch = await _context.Store.TakeLeadershipAsync(_context.Home).ConfigureAwait(false);
        return new TakenOver(epoch, await ReadActiveAsync().ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<ActiveJob>> ReadActiveAsync()
    {
        var jobs = new List<ActiveJob>();
        IReadOnlyList<ActiveJob> page;
        do
        {
            page = await _context.Store.ReadActiveAsync(jobs.Count == 0 ? 0 : jobs[^1].Number, PageSize).ConfigureAwait(false);
            jobs.AddRange(page);
        }
        while (page.Count == PageSize);

        return jobs;
    }

    private void Lead(TakenOver taken)
    {
        _epoch = taken.Epoch;
        foreach (var job in taken.Jobs)
            _queue.Add(new QueuedJob(job.Id, job.Number, job.Priority, job.TaskCount) { Paused = job.Paused });
        _trouble = null;
        _noWorkerSince = Now;
        _log.Info("Leader at {0}, epoch {1}, with {2} unfinished jobs", _context.Home, _epoch, taken.Jobs.Count);
        Become(Leading);
        Timers.StartPeriodicTimer(Check.Instance, Check.Instance, _settings.CheckInterval);
        Timers.StartPeriodicTimer(Retire.Instance, Retire.Instance, _settings.RetentionInterval);
        foreach (var worker in _context.Workers())
            worker.Tell(new WorkerCommands.Introduce(), Self);
        Activate();
    }

    private void Leading()
    {
        ReceiveJobs();
        ReceiveWorkers();
        ReceiveWatchers();
        Receive<Check>(_ => OnCheck());
        ReceiveRetirement();
        ReceiveAny(_ => { });
    }

    /// <summary>Another leader writes now. This one must not act on what it remembers; it begins anew if nobody stops it.</summary>
    private void StepDown(StaleEpochException e)
    {
        _log.Warning("The leader at {0} with epoch {1} steps down: {2}", _context.Home, _epoch, e.Message);
        _context.Fenced();
        Timers.CancelAll();
        Timers.StartSingleTimer(TakeOver.Instance, TakeOver.Instance, _settings.FencedPause);
        Become(Fenced);
    }

    private void Fenced()
    {
        Receive<TakeOver>(_ => throw new InvalidOperationException($"The leader at {_context.Home} begins anew after it was fenced at epoch {_epoch}."));
        ReceiveAny(message =>
        {
            if (message is ILeaderQuestion)
                Sender.Tell(Replaced());
        });
    }

    /// <summary>Tells the caller of a store that fails; true where this leader steps down.</summary>
    private bool OnStoreFailure(Exception cause, params IEnumerable<IActorRef> callers)
    {
        void Tell(LeaderReplies.Refused refused)
        {
            foreach (var caller in callers)
                caller.Tell(refused);
        }

        switch (cause)
        {
            case StaleEpochException stale:
                Tell(Replaced());
                StepDown(stale);
                return true;
            case StoreUnavailableException or StoreCorruptException:
                _log.Warning("The leader cannot use the store: {0}", cause.Message);
                // Only who asks again with the same key can be told what became of a commit without an answer.
                var uncertain = cause is StoreUnavailableException { IsUncertain: true };
                _compare |= uncertain;
                Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, cause.Message, TimeSpan.FromSeconds(1), AskAgain: uncertain));
                return false;
            default:
                _log.Error(cause, "The leader's write failed");
                Tell(new LeaderReplies.Refused(JobRefusal.Invalid, $"The job store refused the write: {cause.Message}", null));
                return false;
        }
    }

    private LeaderReplies.Refused Replaced() => new(JobRefusal.Unavailable, "The leader has been replaced; ask again.", _settings.StoreRetry, AskAgain: true);

    private sealed record TakenOver(long Epoch, IReadOnlyList<ActiveJob> Jobs);

    private sealed record TakeOverFailed(Exception Cause);

    private sealed class TakeOver
    {
        public static readonly TakeOver Instance = new();
    }

    private sealed class Check
    {
        public static readonly Check Instance = new();
    }
}
