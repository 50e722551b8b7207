using System.Diagnostics.Metrics;
using AkkaCluster.Http;
using AkkaCluster.Http.Dashboard;
using AkkaCluster.Http.Description;
using AkkaCluster.Http.Feed;
using AkkaCluster.Http.Tasks;
using AkkaCluster.Http.Telemetry;
using AkkaCluster.Jobs.Http.Cluster;
using AkkaCluster.Jobs.Http.Feed;
using AkkaCluster.Jobs.Http.Files;
using AkkaCluster.Jobs.Http.Kinds;
using AkkaCluster.Jobs.Http.Logs;
using AkkaCluster.Jobs.Http.Schedules;
using AkkaCluster.Jobs.Http.Submission;
using AkkaCluster.Jobs.Http.Tasks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Jobs.Http;

/// <summary>The job cluster's HTTP side.</summary>
public static class JobsHttpExtensions
{
    private const string About =
        "Jobs for a cluster that answers as one system: every node gives the same answers. While a new leader takes over, calls wait for it. Where a node has a token, each call shows it as "
        + "Authorization: Bearer. A submission that carries an Idempotency-Key may be repeated: it stays one job; with other content under the same key it is refused (422). What a caller sends is "
        + "refused with what was found and expected (400); 429 and 503 say when to try again.";

    /// <summary>Adds what the job API needs beside an <see cref="IJobService"/>.</summary>
    public static IServiceCollection AddJobsHttp(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDescription.Document, options =>
        {
            options.Tell("AkkaCluster", About);
            options.AddSchemaTransformer<InputsSchema>();
        });
        services.AddSingleton<FeedHub<FeedTopic>>().AddHostedService<Feeder>().AddHostedService<LogRelay>();
        return services.AddSingleton<JobTaskRunner>().AddSingleton<IProblemSource, JobProblems>().AddSingleton<IFigures>(provider =>
            new ClusterInstruments(provider.GetRequiredService<IJobService>, provider.GetRequiredService<IMeterFactory>()));
    }

    /// <summary>The API of the job cluster.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="dashboard">The dashboard's path.</param>
    /// <param name="asGuest">Whether the program has an API of its own, which may be described at the usual places.</param>
    public static void MapJobs(this IEndpointRouteBuilder routes, string dashboard = "/", bool asGuest = false)
    {
        routes.MapNode((services, token) => services.GetRequiredService<IJobService>().CheckReadyAsync(token));
        SubmitEndpoints.Map(routes);
        JobEndpoints.Map(routes);
        OutputEndpoints.Map(routes);
        FileEndpoints.Map(routes);
        PackageEndpoints.Map(routes);
        ScheduleEndpoints.Map(routes);
        ClusterEndpoints.Map(routes);
        FeedEndpoint.Map(routes);
        ClusterLogEndpoint.Map(routes);
        SingleTaskEndpoint.Map(routes, (services, task, token) => services.GetRequiredService<JobTaskRunner>().RunAsync(task, token));
        DashboardPages.Map(routes, dashboard, typeof(JobsHttpExtensions).Assembly);
        routes.MapDescription(asGuest);
    }
}
