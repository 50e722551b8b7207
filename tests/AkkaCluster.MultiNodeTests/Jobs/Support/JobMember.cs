using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.JobKinds.Testing;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Configuration;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>The jobs' part of a node of a spec: started as the hosts start it, over the store that all nodes of the spec share.</summary>
internal sealed class JobMember : IAsyncDisposable
{
    private readonly IJobStore _store;

    private JobMember(ActorSystem system, IJobStore store, IJobService jobs) => (System, _store, Jobs) = (system, store, jobs);

    public ActorSystem System { get; }

    public IJobService Jobs { get; }

    public static async Task<JobMember> StartAsync(ActorSystem system, string folder, string name)
    {
        var jobs = Read<JobsOptions>("Jobs", system.Settings.Config);
        jobs.OutputDirectory = Path.Combine(folder, "output");
        var settings = JobSettings.From(jobs, Read<WorkerOptions>("Worker", system.Settings.Config), system.Settings.Config.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size") ?? int.MaxValue);
        var store = JobStores.Create(new StoreOptions { Directory = folder });
        await store.OpenAsync();
        return new JobMember(system, store, JobCluster.Start(system, settings, store, new JobKindRegistry([new NoopKind(), new TraceKind(folder, name, TimeProvider.System)])));
    }

    /// <summary>A spec says in the settings of its actor systems what the nodes' options are.</summary>
    private static T Read<T>(string section, Config config)
        where T : new()
    {
        var options = new T();
        var set = OptionsReader.Names(section, typeof(T)).Where(config.HasPath).Select(name => KeyValuePair.Create(name.Replace('.', ':'), (string?)config.GetString(name)));
        OptionsReader.Read(SettingTable.From(new ConfigurationBuilder().AddInMemoryCollection(set).Build()), section, options);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await _store.DisposeAsync();
    }
}
