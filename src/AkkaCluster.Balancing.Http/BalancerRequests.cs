using Akka.Actor;
using Akka.Hosting;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.Http.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Balancing.Http;

/// <summary>Asks the router actor.</summary>
internal sealed class BalancerRequests(IRequiredActor<BalancerActor> balancer, IOptions<BalancerOptions> options)
{
    // The balancer ends every request by its own time-out; this one is for a balancer that does not answer at all.
    private readonly TimeSpan _patience = options.Value.RequestTimeout + TimeSpan.FromSeconds(5);

    public Task<List<ServerView>> ServersAsync(CancellationToken token) => balancer.ActorRef.Ask<List<ServerView>>(GetServers.Instance, _patience, token);

    public async Task<ServersAnswer> AnswerAsync(CancellationToken token) =>
        new(SettingName.Hyphenated(options.Value.Strategy.ToString()), await ServersAsync(token).ConfigureAwait(false));

    public async Task<SingleTaskResult> RunAsync(SingleTask task, CancellationToken token)
    {
        var request = new BalancedTask(task.Kind, task.Parameters ?? "{}", task.Input, task.Key);
        var answer = await balancer.ActorRef.Ask<BalancedAnswer>(request, _patience, token).ConfigureAwait(false);
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
