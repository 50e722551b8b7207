using System.Collections.Concurrent;
using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Logs;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>Leader, jobs and workers in one actor system over a store of its own: the whole of the jobs without a cluster.</summary>
internal sealed class LocalCluster : IAsyncDisposable, IClusterView
{
    private readonly string _directory = Directory.CreateTempSubdirectory("akkacluster-jobs-").FullName;
    private readonly ActorSystem _system = ActorSystem.Create("jobs-" + Guid.NewGuid().ToString("N")[..6], "akka.loglevel = WARNING");
    private readonly Dictionary<string, IActorRef> _workers = [];
    private readonly JobKindRegistry _kinds;
    private readonly JobPlanner _planner;
    private readonly OutputReader _outputs;
    private readonly IActorRef _doorway;
    private IActorRef? _leader;

    private LocalCluster(JobKindRegistry kinds, LocalClusterOptions options)
    {
        _kinds = kinds;
        Options = options;
        Store = new UnreliableStore(JobStores.Create(options.Store ?? new StoreOptions { Directory = _directory }));
        var defaults = new JobDefaults { InlineLimit = options.InlineLimit, MaxFileSize = options.MaxFileSize };
        var inputs = new InputWriter(Store, defaults);
        _planner = new JobPlanner(kinds, inputs, new FileList(Store, defaults), defaults);
        _outputs = new OutputReader(Store, inputs, defaults);
        _doorway = _system.ActorOf(Props.Create(() => new Doorway(Sent.Enqueue)));
        Region = _system.ActorOf(LocalRegion.Props((id, _) => Jobs.JobActor.JobActor.Props(id, JobContext()), Sent.Enqueue));
        Service = new JobService(new JobServiceContext
        {
            System = _system,
            Leader = _doorway,
            Store = Store,
            Kinds = kinds,
            Cluster = this,
            Defaults = defaults,
            AttemptTimeout = TimeSpan.FromMilliseconds(500),
            LeaderTimeout = options.LeaderTimeout,
            HasLeft = options.HasLeft,
        });
        Files = new FileService(Service, Store, defaults);
        Schedules = new ScheduleService(Service, Store, _planner, TimeProvider.System);
    }

    public ActorSystem Sys => _system;

    /// <summary>The way to every job's actor.</summary>
    public IActorRef Region { get; }

    public LocalClusterOptions Options { get; }

    public UnreliableStore Store { get; }

    public JobKindRegistry Kinds => _kinds;

    /// <summary>What was sent to the leader, and to jobs through their shards: what crosses processes in a cluster of many.</summary>
    public ConcurrentQueue<object> Sent { get; } = new();

    public IJobService Service { get; }

    public IFileService Files { get; }

    public IScheduleService Schedules { get; }

    /// <summary>Why a worker wants its node to end.</summary>
    public TaskCompletionSource<string> GaveUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string SelfAddress => "local:1";

    public string OutputDirectory => Path.Combine(_directory, "output");

    /// <summary>Where all workers have their folders.</summary>
    public string WorkDirectory => Path.Combine(_directory, "work");

    public static async Task<LocalCluster> StartAsync(LocalClusterOptions? options = null, params JobKind[] kinds)
    {
        var cluster = new LocalCluster(TestKinds.With(kinds), options ?? new LocalClusterOptions());
        await cluster.Store.OpenAsync();
        cluster.StartLeader();
        for (var number = 1; number <= cluster.Options.Workers; number++)
            cluster.StartWorker($"worker-{number}:1");
        return cluster;
    }

    public void StartLeader()
    {
        _leader = _system.ActorOf(LeaderProps());
        _doorway.Tell(new Doorway.Open(_leader));
    }

    /// <summary>Waits until the leader leads.</summary>
    public async Task LeadingAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Service.OverviewAsync(late.Token)).LeaderAddress is null)
            await Task.Yield();
    }

    public async Task KillLeaderAsync()
    {
        _doorway.Tell(new Doorway.Open(null));
        await _leader!.GracefulStop(TimeSpan.FromSeconds(5));
    }

    /// <summary>A worker's agent.</summary>
    public IActorRef Worker(string address) => _workers[address];

    public void StartWorker(string address, bool standby = false, JobKindRegistry? kinds = null, WorkerSettings? settings = null) => _workers[address] = _system.ActorOf(WorkerProps(address, standby, kinds, settings));

    /// <summary>How each kind of actor here is made.</summary>
    public Props[] PropsOfAll() =>
        [LeaderProps(), FailoverWatch.Props(new FailoverClock(TimeProvider.System), _ => { }, () => []), UnhandledMessages.Props, WorkerProps("spare:1", standby: true), Jobs.JobActor.JobActor.Props("spare", JobContext()), JobWatcher.Props(_doorway, _ => Task.FromResult(false), _ => { }, _ => { }), RetirementActor.Props(LeaderShared(), 1), ScheduleActor.Props(LeaderShared(), 1), NodeReporter.Props(_doorway, "spare:1", null, TimeProvider.System), LogKeeper.Props, LogShipper.Props("spare:1", () => [], TimeProvider.System)];

    private Props LeaderProps() => LeaderActor.Props(LeaderShared());

    private LeaderContext LeaderShared() => new()
    {
        Store = Store,
        Schedules = Store,
        ResolveAsync = _outputs.ResolveAsync,
        PlanAsync = submission => _planner.PlanAsync(submission, CancellationToken.None),
        Jobs = Region,
        Workers = Workers,
        Home = "leader:1",
        IsOwnClusterAsync = Options.IsOwnClusterAsync,
        Settings = Options.Leader,
    };

    private Props WorkerProps(string address, bool standby, JobKindRegistry? kinds = null, WorkerSettings? settings = null) => WorkerAgent.Props(new WorkerContext
    {
        Store = Store,
        Kinds = kinds ?? _kinds,
        Jobs = Region,
        Leader = _doorway,
        Home = address,
        GiveUpNode = cause => GaveUp.TrySetResult(cause),
        Services = Options.Services,
        FreeMemory = Options.FreeMemory,
        Settings = (settings ?? Options.Worker) with { Standby = standby, Execution = Options.Worker.Execution with { OutputDirectory = OutputDirectory, WorkDirectory = WorkDirectory } },
    });

    public async Task KillWorkerAsync(string address)
    {
        _workers.Remove(address, out var worker);
        await worker!.GracefulStop(TimeSpan.FromSeconds(5));
    }

    public Task DrainWorkerAsync(string address) => _workers[address].Ask<WorkerAgent.Drained>(new WorkerAgent.BeginDrain(), TimeSpan.FromSeconds(20));

    /// <summary>Ends the job's actor, as the loss of its node would.</summary>
    public Task KillJobActorAsync(string id) => Region.Ask<LocalRegion.Hand>(new LocalRegion.Hand(id), TimeSpan.FromSeconds(5));

    public IReadOnlyList<NodeInfo> Nodes(string? leader) => [.. _workers.Keys.Select(address => new NodeInfo(address, 1, [JobCluster.WorkerRole], "Up", true, false))];

    public IReadOnlyList<ICanTell> Workers() => [.. _workers.Values];

    public bool Leave(string address) => false;

    /// <summary>All recorded tasks of a job: index, output, attempts.</summary>
    public async Task<List<TaskView>> TasksAsync(string id)
    {
        var tasks = new List<TaskView>();
        await foreach (var task in Service.ReadTasksAsync(id))
            tasks.Add(task);
        return tasks;
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        await Store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private JobActorContext JobContext() => new()
    {
        Store = Store,
        Kinds = Options.JobKinds ?? _kinds,
        Leader = _doorway,
        LocalWorker = () => _workers.Values.FirstOrDefault(),
        Workers = () => Options.AsksWorkers ? Workers() : [],
        IsMember = _workers.ContainsKey,
        Home = "home:1",
        Settings = new JobActorSettings { Leasing = Options.Leasing, Limits = Options.Leader.Limits, OutputDirectory = OutputDirectory, InquiryTimeout = Options.InquiryTimeout, ReportInterval = Options.ReportInterval, DoubtAfter = TimeSpan.FromSeconds(1) },
    };
}
