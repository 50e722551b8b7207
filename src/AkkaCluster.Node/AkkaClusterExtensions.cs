using Akka.Configuration;
using Akka.Hosting;
using AkkaCluster.Client;
using AkkaCluster.Contracts;
using AkkaCluster.Downing;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.JobKinds;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Http;
using AkkaCluster.Jobs.Kinds;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Node.Founding;
using AkkaCluster.Node.Kubernetes;
using AkkaCluster.Node.Pbm;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node;

/// <summary>Makes any host a node of a job cluster.</summary>
public static class AkkaClusterExtensions
{
    private const int WorkerPort = 4054;

    private static readonly Config Settings = ConfigurationFactory.FromResource("cluster.conf", typeof(AkkaClusterExtensions).Assembly);

    /// <summary>Adds the node: as its roles say, in the section AkkaCluster of the configuration, it hosts the leader, executes tasks, or only hands jobs in.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where its settings are.</param>
    /// <param name="also">Adds actors of the program's own to the node's actor system. What they send of Akka.NET's own beside what the node does, services of type <see cref="NarrowedMessages"/> let through.</param>
    public static IServiceCollection AddAkkaCluster(this IServiceCollection services, IConfiguration configuration, Action<AkkaConfigurationBuilder, IServiceProvider>? also = null)
    {
        services.AddRoomOptions<ClusterOptions>("", ClusterOptions.Faults).AddRoomOptions<KindOptions>("").AddRoomOptions<StoreOptions>("Store", StoreOptions.Faults)
            .AddRoomOptions<JobsOptions>("Jobs", JobsOptions.Faults).AddRoomOptions<WorkerOptions>("Worker", WorkerOptions.Faults).AddRoomOptions<KubernetesOptions>("Kubernetes", KubernetesOptions.Faults);
        services.AddSingleton(provider => JobStores.Create(provider.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton(Kinds);
        services.AddSingleton<IKindLoader, PluginKinds>();
        services.AddSingleton<INodePreparation, NodeStore>();
        services.AddSingleton<NodeMembership>();
        services.AddSingleton(provider => JobSettings.From(provider.GetRequiredService<IOptions<JobsOptions>>().Value, provider.GetRequiredService<IOptions<WorkerOptions>>().Value, provider.MaximumFrameSize()));
        services.AddJobService().AddJobsHttp().AddConsole();
        services.AddSingleton<IClusterClient>(provider => new LocalClusterClient(new Lazy<IJobService>(provider.GetRequiredService<IJobService>), new Lazy<IScheduleService>(provider.GetRequiredService<IScheduleService>)));
        return services.AddNode(configuration, "akkacluster", ProfileOf, (akka, provider) =>
        {
            akka.WithCluster(provider).WithCrashDetection().WithJobs(provider, provider.GetRequiredService<NodeMembership>().Join).WithConsole(provider);
            also?.Invoke(akka, provider);
        });
    }

    /// <summary>Adds a job kind of the program's own; what its constructor wants, the program's services give.</summary>
    public static IServiceCollection AddJobKind<T>(this IServiceCollection services)
        where T : JobKind => services.AddSingleton<JobKind, T>();

    /// <summary>Maps the node's HTTP API and its dashboard.</summary>
    /// <param name="app">The web application.</param>
    /// <param name="dashboard">The dashboard's path.</param>
    public static void MapAkkaCluster(this WebApplication app, string dashboard = "/")
    {
        ArgumentNullException.ThrowIfNull(app);
        // In somebody's web application the token, and how errors are told, are of this API only.
        var asGuest = app.Services.GetService<ConsoleNode>() is null;
        if (asGuest)
            app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<NodeEndpoint>() is not null, own => own.UseGateway());
        var routes = app.MapGroup("");
        routes.WithMetadata(new NodeEndpoint());
        routes.MapJobs(dashboard, asGuest);
    }

    private static AkkaConfigurationBuilder WithCluster(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var (cluster, address) = (services.GetRequiredService<IOptions<ClusterOptions>>().Value, services.GetRequiredService<NodeAddress>());
        // A seed of another system's name is found before anything starts.
        _ = SeedAddress.Of(cluster, address.System, address.Scheme, address.PublicHostname, address.Port).ToList();
        akka.AddHocon(Settings, HoconAddMode.Append);
        akka.AddHocon(ConfigurationFactory.ParseString($"akka.cluster.roles = [{string.Join(", ", cluster.AllRoles.Select(role => $"\"{role}\""))}]"), HoconAddMode.Prepend);
        if (cluster.Discovery == Discovery.Kubernetes)
            akka.WithKubernetes(address, services.GetRequiredService<IOptions<KubernetesOptions>>().Value);
        return akka.WithGuardedSerialization(ClusterSerialization.Narrowed.Concat(services.GetServices<NarrowedMessages>()));
    }

    private static NodeProfile ProfileOf(IServiceProvider services)
    {
        var (node, cluster) = (services.GetRequiredService<IOptions<NodeOptions>>().Value, services.GetRequiredService<IOptions<ClusterOptions>>().Value);
        if (cluster.IsSeed)
            return new NodeProfile(JobCluster.SeedRole, SeedAddress.UsualPort);
        // Seeds of this machine may not have begun to listen yet where all nodes are started at once: others leave their ports to them.
        var seeds = SeedAddress.Of(cluster, null, SeedAddress.PlainScheme, OwnAddress.For(node.Hostname, node.PublicHostname), 0).Select(seed => new Uri(seed));
        var here = seeds.Where(seed => seed.Host == node.Hostname || seed.Host == node.PublicHostname);
        return new NodeProfile(cluster.AllRoles is [var first, ..] ? first : "gateway", WorkerPort) { Reserved = [.. here.Select(seed => seed.Port)] };
    }

    private static JobKindRegistry Kinds(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AkkaCluster.Node");
        return NodeKinds.Create(services.GetRequiredService<IOptions<KindOptions>>().Value, services.GetRequiredService<IOptions<WorkerOptions>>().Value.MaxOutputSize, services.GetServices<JobKind>(),
            plugin => NodeLog.PluginLoaded(logger, plugin.Path, string.Join(", ", plugin.Kinds.Select(kind => kind.Name))));
    }

    private sealed record NodeEndpoint;
}
