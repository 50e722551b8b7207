using AkkaCluster.Contracts;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>Looks for kinds that were pushed: every second, and at once where somebody asks for a kind that this node does not know.</summary>
internal sealed class KindWatch(PushedKinds pushed, PackageFolder folder, JobKindRegistry registry, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!folder.IsAllowed)
            return;
        registry.Refresh = pushed.RefreshAsync;
        // The store is open then.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        folder.DeleteLeft();
        using var timer = new PeriodicTimer(Period, time);
        do
            await pushed.RefreshAsync(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
