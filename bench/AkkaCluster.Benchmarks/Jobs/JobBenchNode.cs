using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.Downing;
using AkkaCluster.Handlers;
using AkkaCluster.Handlers.Exec;
using AkkaCluster.Jobs;
using AkkaCluster.Storage;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>A node of the measured cluster, configured as the hosts are (hocon/common.conf), without HTTP.</summary>
internal sealed class JobBenchNode : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly IJobStore _store;

    private JobBenchNode(ActorSystem system, IJobStore store, JobNode node)
    {
        _system = system;
        _store = store;
        Node = node;
    }

    public JobNode Node { get; }

    /// <summary>Who ran which tasks of a job, and when.</summary>
    public Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job) => _store.ReadChunksAsync(job, 0, 10_000);

    public Akka.Cluster.Cluster Cluster => Akka.Cluster.Cluster.Get(_system);

    public static async Task<JobBenchNode> StartAsync(string role, int port, string seedPorts, string directory, string? extra = null)
    {
        var config = ConfigurationFactory.ParseString($$"""
            {{extra}}
            akka.loglevel = "{{Environment.GetEnvironmentVariable("AKKACLUSTER_BENCH_LOG") ?? "WARNING"}}"
            akka.loggers = ["Akka.Event.DefaultLogger"]
            akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{port}} }
            akka.cluster { roles = [{{role}}], seed-nodes = [{{string.Join(',', seedPorts.Split(',').Select(seed => $"\"akka.tcp://jobs@127.0.0.1:{seed}\""))}}] }
            akkacluster.store.directory = "{{directory}}"
            akkacluster.jobs.output-directory = "{{directory}}/output"
            """)
            .WithFallback(ConfigurationFactory.FromResource("common.conf", typeof(JobBenchNode).Assembly))
            .WithFallback(JobCluster.DefaultConfig())
            .WithFallback(CrashDetectingDowningProvider.DefaultConfig());
        var settings = JobSettings.From(config);
        var store = JobStores.Create(settings.Store);
        await store.OpenAsync();
        var system = ActorSystem.Create("jobs", config);
        return new JobBenchNode(system, store, JobCluster.Start(system, settings, store, new JobKinds(BuiltInKinds.Create(ExecPolicy.Anything))));
    }

    /// <summary>Waits until so many members are up.</summary>
    public async Task WaitForMembersAsync(int members)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (Cluster.State.Members.Count(member => member.Status == MemberStatus.Up) >= members)
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException($"{Cluster.State.Members.Count} of {members} members are there after 30 s: {string.Join(", ", Cluster.State.Members)}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        await _store.DisposeAsync();
    }
}
