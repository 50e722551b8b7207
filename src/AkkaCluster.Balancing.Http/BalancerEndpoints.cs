using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Http.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Balancing.Http;

/// <summary>The HTTP side of the load balancer: single tasks, and the servers that they go to.</summary>
public static class BalancerEndpoints
{
    /// <summary>Adds what the balancer's API needs.</summary>
    public static IServiceCollection AddBalancerHttp(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, BalancerJson.Default))
        .AddOpenApi(options => options.Tell("AkkaCluster load balancer", "Single tasks, each sent to one of several servers that know nothing of each other. A request that was with a server when it was lost is lost (502): nothing is tried again."));

    /// <summary>Maps <c>POST /v1/tasks</c>, <c>GET /v1/servers</c>, and what every node has.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="find">The router actor and its settings, once the node has started.</param>
    public static void MapBalancer(this IEndpointRouteBuilder routes, Func<(IActorRef Balancer, BalancerSettings Settings)> find)
    {
        routes.MapNode(async (_, token) => (await ServersAsync(find(), token).ConfigureAwait(false)).Exists(server => server.State == "receiving")
            ? null
            : "None of the servers receives requests; see /v1/servers.");
        SingleTaskEndpoint.Map(routes, (task, token) => RunAsync(find(), task, token), StatusCodes.Status502BadGateway);
        routes.MapGet("/v1/servers", async Task<Ok<ServersAnswer>> (CancellationToken token) =>
            TypedResults.Ok(new ServersAnswer(BalancerSettings.NameOf(find().Settings.Strategy), await ServersAsync(find(), token).ConfigureAwait(false))))
            .Describe("listServers", "servers", "The servers, and what each has and had to do", 504);
        routes.MapDescription();
    }

    // The balancer ends every request by its own time-out; this one is for a balancer that does not answer at all.
    private static TimeSpan Patience(BalancerSettings settings) => settings.RequestTimeout + TimeSpan.FromSeconds(5);

    private static Task<List<ServerView>> ServersAsync((IActorRef Balancer, BalancerSettings Settings) found, CancellationToken token) =>
        found.Balancer.Ask<List<ServerView>>(GetServers.Instance, Patience(found.Settings), token);

    private static async Task<SingleTaskResult> RunAsync((IActorRef Balancer, BalancerSettings Settings) found, SingleTask task, CancellationToken token)
    {
        var request = new BalancedTask(task.Kind, task.Parameters ?? "{}", task.Input, task.Key);
        var answer = await found.Balancer.Ask<BalancedAnswer>(request, Patience(found.Settings), token).ConfigureAwait(false);
        return answer.Failure is not { } failure
            ? new SingleTaskResult(answer.Output, answer.Server, Attempts: 1, Job: null)
            : throw ToException(failure, answer.Error!);
    }

    private static Exception ToException(FailureReason failure, string error) => failure switch
    {
        FailureReason.Invalid => new BadRequestException(error),
        FailureReason.Failed => new TaskRunException(error),
        FailureReason.Busy => new ServerFailureException(StatusCodes.Status429TooManyRequests, error),
        FailureReason.Lost => new ServerFailureException(StatusCodes.Status502BadGateway, error),
        FailureReason.TimedOut => new ServerFailureException(StatusCodes.Status504GatewayTimeout, error),
        _ => new ServerFailureException(StatusCodes.Status503ServiceUnavailable, error),
    };
}
