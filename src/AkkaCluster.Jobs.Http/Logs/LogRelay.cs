using AkkaCluster.Http.Logs;
using AkkaCluster.Jobs.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Jobs.Http.Logs;

/// <summary>Hands what this node logs to the logs of all nodes: also what it logged before its actor system was there.</summary>
internal sealed class LogRelay(IServiceProvider services, IHostApplicationLifetime lifetime, LogHub hub) : BackgroundService
{
    private const int Past = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var log = services.GetRequiredService<IClusterLog>();
        await foreach (var line in hub.FollowAsync(Past, stoppingToken).ConfigureAwait(false))
            log.Add(new NodeLine("", 0, line.Time, line.Level, line.Category, line.Message, line.Exception, line.Job));
    }
}
