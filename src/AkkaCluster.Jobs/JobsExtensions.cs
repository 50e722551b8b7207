using Akka.Actor;
using Akka.Hosting;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Kinds;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Logs;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs;

/// <summary>Adds the jobs to a node. Its services have the node's <see cref="JobSettings"/>, <see cref="IJobStore"/>, <see cref="JobKindRegistry"/> and <see cref="IKindLoader"/>.</summary>
public static class JobsExtensions
{
    /// <summary>Adds the <see cref="IJobService"/>, the <see cref="IScheduleService"/>, the <see cref="IKindService"/> and the <see cref="IClusterLog"/> of this node; they are there once the actor system has started.</summary>
    public static IServiceCollection AddJobService(this IServiceCollection services) => services
        .AddSingleton(provider => JobCluster.Service(
            provider.GetRequiredService<ActorSystem>(),
            provider.GetRequiredService<JobSettings>(),
            provider.GetRequiredService<IJobStore>(),
            provider.GetRequiredService<JobKindRegistry>(),
            provider.GetRequiredService<IRequiredActor<LeaderActor>>().ActorRef))
        .AddSingleton(provider => JobCluster.Log(provider.GetRequiredService<ActorSystem>(), provider.GetRequiredService<IRequiredActor<LogShipper>>().ActorRef))
        .AddSingleton<IFileService>(provider => new FileService(provider.GetRequiredService<IJobService>(), provider.GetRequiredService<IJobStore>(), provider.GetRequiredService<JobSettings>().Defaults))
        .AddSingleton(provider => new PackageFolder(provider.GetRequiredService<IJobStore>(), provider.GetRequiredService<IKindLoader>(), provider.GetRequiredService<JobSettings>().Worker.Execution.WorkDirectory))
        .AddSingleton(provider => new PushedKinds(
            provider.GetRequiredService<IJobStore>(),
            provider.GetRequiredService<JobKindRegistry>(),
            provider.GetRequiredService<PackageFolder>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<PushedKinds>(),
            TimeProvider.System))
        .AddHostedService<KindWatch>()
        .AddSingleton<IKindService>(provider =>
        {
            var (store, defaults) = (provider.GetRequiredService<IJobStore>(), provider.GetRequiredService<JobSettings>().Defaults);
            return new KindService(
                store, provider.GetRequiredService<JobKindRegistry>(), provider.GetRequiredService<PackageFolder>(), provider.GetRequiredService<PushedKinds>(), new FileList(store, defaults), TimeProvider.System);
        })
        .AddSingleton<IScheduleService>(provider =>
        {
            var (store, defaults) = (provider.GetRequiredService<IJobStore>(), provider.GetRequiredService<JobSettings>().Defaults);
            var planner = new JobPlanner(provider.GetRequiredService<JobKindRegistry>(), new InputWriter(store, defaults), new FileList(store, defaults), defaults);
            return new ScheduleService(provider.GetRequiredService<IJobService>(), store, planner, TimeProvider.System);
        });

    /// <summary>Starts what this node's roles ask for.</summary>
    /// <param name="akka">What the actor system is built by.</param>
    /// <param name="services">The node's services.</param>
    /// <param name="live">Brings the node into its cluster, and says how it lives there.</param>
    public static AkkaConfigurationBuilder WithJobs(this AkkaConfigurationBuilder akka, IServiceProvider services, Func<ActorSystem, NodeLife> live)
    {
        akka.AddHocon(JobCluster.DefaultConfig(), HoconAddMode.Append);
        return akka.WithActors((system, _) => JobCluster.StartActors(
            system, services.GetRequiredService<JobSettings>(), services.GetRequiredService<IJobStore>(), services.GetRequiredService<JobKindRegistry>(), live(system) with { Services = services }));
    }
}
