using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using Akka.Hosting;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Logs;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Sharding;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs;

/// <summary>Starts the jobs' part of a node: what its roles ask for, and the service that every node has.</summary>
public static class JobCluster
{
    /// <summary>The role of the nodes that the leader runs on.</summary>
    public const string SeedRole = "seed";

    /// <summary>The role of the nodes that execute tasks and host the jobs' actors.</summary>
    public const string WorkerRole = "worker";

    internal const string WorkerName = "jobs-worker";

    private const string LeaderName = "jobs-leader";
    private const string RegionName = "job";

    /// <summary>The defaults of all settings; a host puts its own over them before it makes the actor system.</summary>
    public static Config DefaultConfig() => ConfigurationFactory.FromResource("reference.conf", typeof(JobCluster).Assembly);

    /// <summary>Starts the actors of this node's roles. The system is clustered, and its configuration has <see cref="DefaultConfig"/> as fallback; the store is open.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="store">Its job store.</param>
    /// <param name="kinds">The kinds that it knows.</param>
    /// <param name="life">The node's; null where it is the only cluster of its store for certain.</param>
    /// <returns>The jobs of the cluster.</returns>
    public static IJobService Start(ActorSystem system, JobSettings settings, IJobStore store, JobKindRegistry kinds, NodeLife? life = null)
    {
        StartActors(system, settings, store, kinds, life ?? new NodeLife());
        return Service(system, settings, store, kinds, ActorRegistry.For(system).Get<LeaderActor>());
    }

    /// <summary>What whoever hands in jobs on this node is given.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="store">Its job store.</param>
    /// <param name="kinds">The kinds that it knows.</param>
    /// <param name="leader">The way to the leader, wherever it is.</param>
    internal static IJobService Service(ActorSystem system, JobSettings settings, IJobStore store, JobKindRegistry kinds, IActorRef leader)
    {
        var left = new CancellationTokenSource();
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseClusterShutdown, "end-calls", async () =>
        {
            await left.CancelAsync().ConfigureAwait(false);
            return Akka.Done.Instance;
        });
        return new JobService(new JobServiceContext
        {
            System = system,
            Leader = leader,
            Store = store,
            Kinds = kinds,
            Cluster = new ClusterView(system, Akka.Cluster.Cluster.Get(system)),
            HasLeft = left.Token,
            Defaults = settings.Defaults,
            DemandWithin = settings.DemandWithin,
            AttemptTimeout = settings.LeaderAttempt,
            LeaderTimeout = settings.LeaderTimeout,
        });
    }

    /// <summary>The logs of all nodes.</summary>
    internal static IClusterLog Log(ActorSystem system, IActorRef shipper) => new ClusterLog(shipper, new ClusterView(system, Akka.Cluster.Cluster.Get(system)).LogKeepers);

    /// <summary>Starts the actors; the <see cref="ActorRegistry"/> has the way to the leader, the jobs' region and the worker by the actors' types.</summary>
    internal static void StartActors(ActorSystem system, JobSettings settings, IJobStore store, JobKindRegistry kinds, NodeLife life)
    {
        var registry = ActorRegistry.For(system);
        JobInstruments.Begin();
        system.ActorOf(UnhandledMessages.Props, "jobs-unhandled");
        var cluster = Akka.Cluster.Cluster.Get(system);
        var view = new ClusterView(system, cluster);
        // No buffer: it would fill with what workers and jobs say each second while there is no leader, and deliver submissions whose callers were told that they failed.
        // Whoever asks asks again.
        var leader = system.ActorOf(
            ClusterSingletonProxy.Props($"/user/{LeaderName}", ClusterSingletonProxySettings.Create(system).WithRole(SeedRole).WithBufferSize(0)), LeaderName + "-proxy");
        IActorRef? worker = null;
        var region = StartRegion(system, settings, cluster.SelfRoles.Contains(WorkerRole), new JobActorContext
        {
            Store = store,
            Kinds = kinds,
            Leader = leader,
            LocalWorker = () => Volatile.Read(ref worker),
            Workers = view.Workers,
            IsMember = view.IsMember,
            StopRequest = new Passivate(PoisonPill.Instance),
            Home = view.SelfAddress,
            Fenced = life.Fenced,
            Settings = settings.JobActor,
        });
        if (cluster.SelfRoles.Contains(WorkerRole))
            Volatile.Write(ref worker, StartWorker(system, settings, store, kinds, leader, region, view, life));
        if (cluster.SelfRoles.Contains(SeedRole))
            life.Vital(StartLeader(system, settings, store, kinds, region, view, life));
        registry.Register<LeaderActor>(leader);
        registry.Register<JobActor.JobActor>(region);
        if (cluster.SelfRoles.Contains(SeedRole))
            system.ActorOf(LogKeeper.Props, LogKeeper.Name);
        registry.Register<LogShipper>(system.ActorOf(LogShipper.Props(view.SelfAddress, view.LogKeepers, TimeProvider.System), "jobs-log-shipper"));
        system.ActorOf(NodeReporter.Props(leader, view.SelfAddress, life.Gateway, TimeProvider.System), "jobs-node");
        life.Vital(leader);
        life.Vital(region);
        if (worker is null)
            return;
        registry.Register<WorkerAgent>(worker);
        life.Vital(worker);
    }

    private static IActorRef StartRegion(ActorSystem system, JobSettings settings, bool hosts, JobActorContext context)
    {
        var sharding = ClusterSharding.Get(system);
        var extractor = new JobMessageExtractor(settings.Shards);
        if (!hosts)
            return sharding.StartProxy(RegionName, WorkerRole, extractor);
        // A job's actor ends itself when its job has; one whose tasks take long must not be taken for idle.
        var sharded = ClusterShardingSettings.Create(system).WithRole(WorkerRole).WithPassivateIdleAfter(TimeSpan.Zero).WithRememberEntities(false);
        return sharding.Start(RegionName, id => JobActor.JobActor.Props(id, context), sharded, extractor, sharding.DefaultShardAllocationStrategy(sharded), JobCommands.HandOff.Instance);
    }

    private static IActorRef StartWorker(ActorSystem system, JobSettings settings, IJobStore store, JobKindRegistry kinds, IActorRef leader, IActorRef region, ClusterView view, NodeLife life)
    {
        var worker = system.ActorOf(
            WorkerAgent.Props(new WorkerContext
            {
                Store = store,
                Kinds = kinds,
                Jobs = region,
                Leader = leader,
                Home = view.SelfAddress,
                LeaveNode = () => CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterLeavingReason.Instance),
                GiveUpNode = life.GiveUp,
                Services = life.Services,
                Settings = settings.Worker,
            }),
            WorkerName);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "drain-worker", async () =>
        {
            // A worker agent that has stopped holds nothing.
            await Task.WhenAny(worker.Ask<WorkerAgent.Drained>(new WorkerAgent.BeginDrain()), worker.WatchAsync()).ConfigureAwait(false);
            return Akka.Done.Instance;
        });
        return worker;
    }

    private static IActorRef StartLeader(ActorSystem system, JobSettings settings, IJobStore store, JobKindRegistry kinds, IActorRef region, ClusterView view, NodeLife life)
    {
        var failover = new FailoverClock(TimeProvider.System);
        var inputs = new InputWriter(store, settings.Defaults);
        var planner = new JobPlanner(kinds, inputs, new FileList(store, settings.Defaults), settings.Defaults);
        var outputs = new OutputReader(store, inputs, settings.Defaults);
        system.ActorOf(FailoverWatch.Of(Akka.Cluster.Cluster.Get(system), failover), LeaderName + "-failover");
        var leader = LeaderActor.Props(new LeaderContext
        {
            Failover = failover,
            Store = store,
            Schedules = store,
            ResolveAsync = outputs.ResolveAsync,
            PlanAsync = submission => planner.PlanAsync(submission, CancellationToken.None),
            Jobs = region,
            Workers = view.Workers,
            Home = view.SelfAddress,
            IsOwnClusterAsync = life.IsOwnClusterAsync,
            Fenced = life.Fenced,
            Started = life.Vital,
            Settings = settings.Leader,
        });
        return system.ActorOf(ClusterSingletonManager.Props(leader, PoisonPill.Instance, ClusterSingletonManagerSettings.Create(system).WithRole(SeedRole)), LeaderName);
    }
}
