using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Testing;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>The jobs' part of a node of a spec: started as the hosts start it, over the store that all nodes of the spec share.</summary>
internal sealed class JobMember : IAsyncDisposable
{
    private readonly IJobStore _store;

    private JobMember(ActorSystem system, IJobStore store, JobNode node)
    {
        System = system;
        _store = store;
        Node = node;
    }

    public ActorSystem System { get; }

    public JobNode Node { get; }

    public IJobService Jobs => Node.Service;

    public static async Task<JobMember> StartAsync(ActorSystem system, string folder, string name)
    {
        var settings = JobSettings.From(ConfigurationFactory
            .ParseString($$"""akkacluster { store.directory = "{{folder}}", jobs.output-directory = "{{folder}}/output" }""")
            .WithFallback(system.Settings.Config));
        var store = JobStores.Create(settings.Store);
        await store.OpenAsync();
        return new JobMember(system, store, JobCluster.Start(system, settings, store, new JobKindRegistry([new NoopKind(), new TraceKind(folder, name, TimeProvider.System)])));
    }

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await _store.DisposeAsync();
    }
}
