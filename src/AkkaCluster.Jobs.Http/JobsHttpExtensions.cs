using AkkaCluster.Http;
using AkkaCluster.Http.Metrics;
using AkkaCluster.Http.Tasks;
using AkkaCluster.Jobs.Http.Cluster;
using AkkaCluster.Jobs.Http.Dashboard;
using AkkaCluster.Jobs.Http.Tasks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Jobs.Http;

/// <summary>The job cluster's HTTP side.</summary>
public static class JobsHttpExtensions
{
    /// <summary>Adds what the job API needs beside an <see cref="IJobService"/>.</summary>
    public static IServiceCollection AddJobsHttp(this IServiceCollection services) =>
        services.AddSingleton<IProblemSource, JobProblems>().AddSingleton<IMetricsSource, ClusterMetrics>();

    /// <summary>The API of the job cluster.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapNode((services, token) => services.GetRequiredService<IJobService>().CheckReadyAsync(token));
        SubmitEndpoints.Map(routes);
        JobEndpoints.Map(routes);
        OutputEndpoints.Map(routes);
        ClusterEndpoints.Map(routes);
        var tasks = new JobTaskRunner(routes.ServiceProvider.GetRequiredService<IJobService>(), routes.ServiceProvider.GetRequiredService<GatewayOptions>());
        SingleTaskEndpoint.Map(routes, tasks.RunAsync);
        Pages.Map(routes);
    }
}
