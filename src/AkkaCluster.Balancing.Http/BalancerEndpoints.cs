using AkkaCluster.Balancing.Http.Feed;
using AkkaCluster.Http;
using AkkaCluster.Http.Dashboard;
using AkkaCluster.Http.Description;
using AkkaCluster.Http.Feed;
using AkkaCluster.Http.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Balancing.Http;

/// <summary>The HTTP side of the load balancer: single tasks, and the servers that they go to.</summary>
public static class BalancerEndpoints
{
    /// <summary>Adds what the balancer's API needs beside the balancer.</summary>
    public static IServiceCollection AddBalancerHttp(this IServiceCollection services) => services.AddSingleton<BalancerRequests>().AddSingleton<FeedHub<BalancerTopic>>().AddHostedService<BalancerFeeder>()
        .AddOpenApi(ApiDescription.Document, options => options.Tell("AkkaCluster load balancer", "Single tasks, each sent to one of several servers that know nothing of each other. A request that was with a server when it was lost is lost (502): nothing is tried again."));

    /// <summary>Maps <c>POST /v1/tasks</c>, <c>GET /v1/servers</c>, the dashboard, and what every node has.</summary>
    public static void MapBalancer(this IEndpointRouteBuilder routes)
    {
        routes.MapNode(async (services, token) => (await services.GetRequiredService<BalancerRequests>().ServersAsync(token).ConfigureAwait(false)).Exists(server => server.State == "receiving")
            ? null
            : "None of the servers receives requests; see /v1/servers.");
        SingleTaskEndpoint.Map(routes, (services, task, token) => services.GetRequiredService<BalancerRequests>().RunAsync(task, token), StatusCodes.Status502BadGateway);
        routes.MapGet("/v1/servers", async (BalancerRequests requests, CancellationToken token) => TypedResults.Json(await requests.AnswerAsync(token).ConfigureAwait(false), BalancerJson.Default.ServersAnswer))
            .Describe("listServers", "servers", "The servers, and what each has and had to do", 504)
            .Produces<ServersAnswer>();
        routes.MapGet("/v1/events", FollowAsync).Describe("followServers", "servers", "The servers as they change, as server-sent events", 429, 503)
            .WithDescription("'servers' (as GET /v1/servers) at the beginning, and once a second where something has changed. Whoever reads too slowly is cut off, and comes again.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        DashboardPages.Map(routes, "/", typeof(BalancerEndpoints).Assembly);
        routes.MapDescription();
    }

    private static async Task FollowAsync(FeedHub<BalancerTopic> hub, HttpContext context, RequestRooms rooms, IHostApplicationLifetime lifetime)
    {
        using var place = rooms.Wait();
        using var subscription = hub.Subscribe(new HashSet<BalancerTopic> { BalancerTopic.Servers });
        await FeedAnswer.SendAsync(context, subscription, lifetime).ConfigureAwait(false);
    }
}
