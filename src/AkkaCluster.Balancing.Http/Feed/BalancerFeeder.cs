using Akka.Actor;
using AkkaCluster.Http.Feed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Balancing.Http.Feed;

/// <summary>Looks at the servers for all who look at this node: every second, while somebody does.</summary>
internal sealed class BalancerFeeder(IServiceProvider services, FeedHub<BalancerTopic> hub, TimeProvider time) : BackgroundService
{
    /// <summary>Of so many ticks one says that the node lives.</summary>
    private const int Seldom = 5;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private ReadOnlyMemory<byte> _servers;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var looking = Task.CompletedTask;
        for (var ticks = 0; await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); ticks++)
        {
            if (ticks % Seldom == 0)
                hub.Beat();
            if (looking.IsCompleted && hub.IsWatched(BalancerTopic.Servers))
                looking = LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken token)
    {
        try
        {
            // It is there once the node has started.
            var answer = await services.GetRequiredService<BalancerRequests>().AnswerAsync(token).ConfigureAwait(false);
            var now = FeedFrame.Of("servers", answer, BalancerJson.Default.ServersAnswer);
            if (now.Span.SequenceEqual(_servers.Span))
                return;
            _servers = now;
            hub.Publish(BalancerTopic.Servers, now);
        }
        catch (Exception failure) when (failure is InvalidOperationException or AskTimeoutException or OperationCanceledException)
        {
            // Not started yet, or about to stop: looked at again soon.
        }
    }
}
