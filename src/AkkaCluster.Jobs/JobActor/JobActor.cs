using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>
/// One job: hands its tasks out, records what comes back, and ends it. Decisions about tasks are the <see cref="LeaseBook"/>'s; this actor receives, asks the
/// book, writes to the store, and only then answers. Its states: <c>.Loading.cs</c>, <c>.Working.cs</c>, <c>.Recording.cs</c>, <c>.Ending.cs</c>.
/// </summary>
internal sealed partial class JobActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private readonly string _id;
    private readonly JobActorContext _context;
    private readonly StoreBackoff _storeBackoff;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<string, IActorRef> _workers = [];
    private readonly Dictionary<string, long> _doneByWorker = [];
    private readonly OutputFiles _files;

    private JobRecord _job = null!;
    private LeaseBook _book = null!;
    private Reduction? _reduction;
    private JobHistory? _history;
    private bool _hasFiles;
    private NotReady? _kindMissing;
    private bool _careful;

    public JobActor(string id, JobActorContext context)
    {
        _id = id;
        _context = context;
        _storeBackoff = new StoreBackoff(context.Settings.StoreRetry, context.Settings.StoreRetryMost);
        _files = new OutputFiles(context.Settings.OutputDirectory, id);
        Become(Waiting);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    private DateTimeOffset Now => _context.Time.GetUtcNow();

    public static Props Props(string id, JobActorContext context) => Akka.Actor.Props.Create(() => new JobActor(id, context));

    /// <summary>An unexpected failure restarts the actor: as a new incarnation, which reads what is recorded, and not too soon. Until then nothing is kept: all is repeated.</summary>
    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        var pause = _context.Restarts.Next(_id);
        _log.Warning("Job {0} begins anew on {1} in {2} ms: {3}", _id, _context.Home, (int)pause.TotalMilliseconds, reason.Message);
        Timers.StartSingleTimer(TryLoad.Instance, TryLoad.Instance, pause);
        Become(() =>
        {
            Receive<TryLoad>(_ => Load());
            Receive<JobCommands.HandOff>(_ => Context.Stop(Self));
            ReceiveAny(_ => { });
        });
    }

    protected override void PostStop() => _context.Restarts.Forget(_id);

    /// <summary>Waits for the message that it was made for.</summary>
    private void Waiting()
    {
        Receive<JobCommands.Start>(start => Begin(start.Job, null));
        Receive<JobCommands.HandOff>(_ => Context.Stop(Self));
        Receive<IJobMessage>(_ =>
        {
            Stash.Stash();
            Load();
        });
    }

    private void Begin(JobRecord job, JobHistory? history)
    {
        _job = job;
        _history = history;
        _careful = job.Losses > 0;
        try
        {
            if (!_context.Kinds.TryGet(job.Spec.Kind, out var kind))
                _kindMissing = new NotReady($"The node {_context.Home} of the job's actor has no kind '{job.Spec.Kind}'; the job ends when it has moved to one that has.", Now);
            else if (kind.CreateReducer(kind.Parameters.Validate(job.Spec.Parameters, out _)) is { } reducer)
                _reduction = new Reduction(reducer, _context.Store, job.Number, job.TaskCount, _context.Time);
        }
        catch (Exception e)
        {
            _log.Error(e, "Job {0} of kind {1} cannot be run on {2}", _id, job.Spec.Kind, _context.Home);
            _book = new LeaseBook(0, 1, _context.Settings.Leasing, _context.Random());
            Become(Working);
            Finish(JobState.Failed, e.Message);
            return;
        }

        _book = new LeaseBook(job.TaskCount, job.Spec.MaxAttempts, _context.Settings.Leasing, _context.Random(), history, job.Spec.Speculate);
        if (history is null)
            Open();
        else
            Inquire(history);
    }

    private JobProgress Progress(JobState? state = null, string? error = null) => new()
    {
        JobId = _id,
        State = state ?? (_job.State == JobState.Queued && _begun is not null ? JobState.Running : _job.State),
        Paused = _job.Paused,
        TaskCount = _job.TaskCount,
        Succeeded = _job.Succeeded,
        Failed = _job.Failed,
        Duplicates = _job.Duplicates,
        Retries = _job.Retries,
        Leased = _book.LeasedTasks,
        Home = _context.Home,
        Error = error,
        NotReady = state is null ? WaitsFor() : null,
        Workers = new Dictionary<string, long>(_doneByWorker),
    };

    /// <summary>Another incarnation writes now, or the job was cancelled: this one holds nothing that counts.</summary>
    private void StopFenced(StaleEpochException e)
    {
        _log.Info("Job {0} stops on {1}: {2}", _id, _context.Home, e.Message);
        _context.Fenced();
        TellWorkers(new LeaseMessages.Revoke(_id, []));
        Passivate();
    }

    private void Passivate()
    {
        Timers.CancelAll();
        Become(Stopping);
        if (_context.StopRequest is { } request)
            Context.Parent.Tell(request);
        else
            Context.Stop(Self);
    }

    /// <summary>The shard keeps what comes from now on for the next incarnation.</summary>
    private void Stopping()
    {
        Receive<JobCommands.HandOff>(_ => Context.Stop(Self));
        ReceiveAny(_ => { });
    }

    private void TellWorkers(object message)
    {
        foreach (var worker in _workers.Values)
            worker.Tell(message);
    }
}
