using System.Globalization;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>
/// Base of the specs of a disaster. One node tells the story (<see cref="PlayAsync"/>) and the others do what nodes do until it is over; what it submits is remembered, and must
/// be there in the end, each task recorded once.
/// </summary>
public abstract class JobClusterSpec<TConfig> : MultiNodeClusterSpec where TConfig : JobClusterConfig, new()
{
    /// <summary>How many tasks the jobs of <see cref="SubmitSteadilyAsync"/> have.</summary>
    protected const int SteadyTasks = 10;

    private readonly Dictionary<string, int> _acknowledged = [];
    private readonly List<JobMember> _members = [];
    private RoleName? _narrator;

    protected JobClusterSpec() : this(new TConfig())
    {
    }

    protected JobClusterSpec(TConfig config) : base(config, typeof(TConfig).DeclaringType!) => Config = config;

    /// <summary>How long the cluster may take for anything: long, for a machine that does other things besides.</summary>
    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    protected TConfig Config { get; }

    /// <summary>What all nodes of this run share, the store's file among it.</summary>
    private protected string Folder { get; } = Path.Combine(Path.GetTempPath(), $"{typeof(TConfig).DeclaringType!.Name}-{ServerPort}");

    private protected Records Records => new(Folder);

    private protected IJobService Jobs => _members[^1].Jobs;

    private protected IReadOnlyCollection<string> Acknowledged => _acknowledged.Keys;

    /// <summary>Forms the cluster of these roles, of which the first is the oldest; one node then tells the story. Other roles only wait: their nodes are there for later.</summary>
    protected async Task PlayAsync(RoleName[] members, RoleName narrator, Func<Task> story)
    {
        _narrator = narrator;
        RunOn(MakeFolder, narrator);
        EnterBarrier("folder");
        if (members.Contains(Myself))
            await StartJobsAsync(Sys, Myself.Name);
        AwaitClusterUp(members);
        await RunOnAsync(
            async () =>
            {
                await AwaitWorkersAsync();
                await story();
            },
            narrator);
        if (Myself != narrator)
            await AccompanyAsync();
        EnterBarrier("over");
    }

    /// <summary>What the other nodes do meanwhile: at least pass the barriers of the story.</summary>
    protected virtual Task AccompanyAsync() => Task.CompletedTask;

    /// <summary>Starts jobs' actors on a node.</summary>
    private protected async Task<JobMember> StartJobsAsync(ActorSystem system, string name)
    {
        var member = await JobMember.StartAsync(system, Folder, name);
        _members.Add(member);
        return member;
    }

    /// <summary>Starts a new process' worth of node at an address whose node is gone, and joins it to the cluster of another.</summary>
    private protected async Task<JobMember> StartHeirAsync(Address address, RoleName contact, string name)
    {
        var there = ConfigurationFactory.ParseString($"akka.remote.dot-netty.tcp {{ hostname = \"{address.Host}\", port = {address.Port} }}");
        var member = await StartJobsAsync(ActorSystem.Create(Sys.Name, there.WithFallback(Sys.Settings.Config)), name);
        Akka.Cluster.Cluster.Get(member.System).Join(GetAddress(contact));
        return member;
    }

    /// <summary>Ends a node, without another word.</summary>
    private protected ValueTask StopAsync(JobMember member)
    {
        _members.Remove(member);
        return member.DisposeAsync();
    }

    /// <summary>Submits a job of kind trace; when this returns, the cluster owes its result.</summary>
    protected async Task<string> SubmitAsync(int tasks, int milliseconds, string? key = null)
    {
        var submitted = await Jobs.SubmitAsync(
            new JobSubmission { Kind = "trace", Parameters = $$"""{"milliseconds":{{milliseconds}}}""", Inputs = new InputSource.Range(0, tasks), IdempotencyKey = key });
        Owe(submitted.Id, tasks);
        return submitted.Id;
    }

    /// <summary>Submits jobs, one after the other, until told to stop or until one is refused.</summary>
    protected async Task SubmitSteadilyAsync(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!stop.IsCancellationRequested)
        {
            await SubmitAsync(tasks: SteadyTasks, milliseconds: 1);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Remembers a job that was acknowledged.</summary>
    private protected void Owe(string job, int tasks)
    {
        lock (_acknowledged)
            _acknowledged.Add(job, tasks);
    }

    /// <summary>Waits until so many tasks of a job are recorded; the job must not have ended then, or the disaster would come too late.</summary>
    protected void AwaitRecorded(string job, int least)
    {
        AwaitCondition(() => Records.Count(job) >= least, Patience, TimeSpan.FromMilliseconds(50), $"{Records.Count(job)} of {least} tasks of job {job} are recorded.");
        Assert.True(Records.Count(job) < _acknowledged[job], $"All tasks of {job} are recorded: too late for a disaster.");
    }

    /// <summary>Everything that was acknowledged ends with the right result and is recorded once, and nothing else is there.</summary>
    protected async Task AssertNothingLostOrDoubledAsync()
    {
        foreach (var (job, tasks) in _acknowledged)
        {
            var ended = await Jobs.WaitAsync(job, Patience);
            Assert.True(ended is not null, $"Job {job} has not ended after {Patience}: {await Jobs.FindAsync(job)}");
            Records.AssertRecordedOnce(job, tasks);
        }

        Assert.Equal(_acknowledged.Keys.Order(StringComparer.Ordinal), Records.Jobs.Order(StringComparer.Ordinal));
    }

    /// <summary>The node on which a job's actor says that it is.</summary>
    protected async Task<RoleName> HomeOfAsync(string job)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var progress in Jobs.WatchAsync(job, patience.Token))
        {
            if (progress.Home is { Length: > 0 } home)
                return Roles.First(role => Name(role) == home);
        }

        throw new InvalidOperationException($"Job {job} has ended without having said where it is.");
    }

    /// <summary>The oldest of the nodes with a role: the home of its singletons.</summary>
    protected RoleName Oldest(string clusterRole) => RoleName(Cluster.State.Members.Where(member => member.HasRole(clusterRole)).Min(Member.AgeOrdering)!.Address);

    /// <summary>A node's address as people see it.</summary>
    protected string Name(RoleName role) => string.Create(CultureInfo.InvariantCulture, $"{GetAddress(role).Host}:{GetAddress(role).Port}");

    protected void AwaitRemoved(params RoleName[] gone) => AwaitAssert(
        () => Assert.DoesNotContain(Cluster.State.Members, member => gone.Any(role => GetAddress(role).Equals(member.Address))), Patience);

    /// <summary>Waits until the leader knows so many workers; without a number, as many as there are members by then, which may still be arriving.</summary>
    protected async Task AwaitWorkersAsync(int? workers = null) => await AwaitAssertAsync(
        async () => Assert.Equal(workers ?? Cluster.State.Members.Count(member => member.HasRole(JobCluster.WorkerRole)), (await Jobs.OverviewAsync()).Workers.Count), Patience, TimeSpan.FromMilliseconds(100));

    private protected Executions ReadExecutions() => Executions.Read(Folder);

    protected override void AfterTermination()
    {
        foreach (var member in _members)
            member.DisposeAsync().AsTask().Wait();
        // Where the spec failed, the folder is left to be looked into.
        if (Myself == _narrator)
            Directory.Delete(Folder, recursive: true);
    }

    private void MakeFolder()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }
}
