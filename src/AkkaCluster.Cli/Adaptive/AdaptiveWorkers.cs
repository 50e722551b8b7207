using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Adaptive;

/// <summary>Starts and drains workers of a cluster on this machine, so that there are as many as the demand asks for; says each step with its reason.</summary>
/// <param name="cluster">The cluster, which is formed.</param>
/// <param name="range">How few and how many there may be.</param>
/// <param name="within">Within which time what is queued is to be done.</param>
/// <param name="slots">Tasks that each worker runs at once.</param>
/// <param name="say">Told each step.</param>
internal sealed class AdaptiveWorkers(LocalCluster cluster, WorkerRange range, TimeSpan within, int slots, Action<string> say)
{
    /// <summary>What the workers are started with: one that is given a long task just when it is told to leave ends it first.</summary>
    public static readonly string[] Flags = ["--set", "akkacluster.drain-timeout=1d"];

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GrowAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ShrinkAfter = TimeSpan.FromSeconds(10);

    private readonly SteadyDemand _steady = new(GrowAfter, ShrinkAfter);
    private readonly HashSet<LocalNode> _draining = [];
    private readonly HashSet<LocalNode> _told = [];
    private bool _isSilent;

    /// <summary>Goes on until all nodes have ended.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var clock = new PeriodicTimer(Look, TimeProvider.System);
        while (await clock.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            TellEnded();
            if (cluster.Nodes.All(node => node.HasEnded))
                return;
            try
            {
                var demand = await cluster.Client.GetDemandAsync(within, cancellation).ConfigureAwait(false);
                await StepAsync(demand, cancellation).ConfigureAwait(false);
                _isSilent = false;
            }
            catch (ClusterException trouble)
            {
                _steady.Forget();
                if (!_isSilent)
                    say($"The number of workers stays as it is: {trouble.Message}");
                _isSilent = true;
            }
        }
    }

    private async Task StepAsync(ClusterDemand demand, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        _steady.See(now, range.For(demand.Slots, slots));
        var running = cluster.RunningWorkers.Where(node => !_draining.Contains(node)).ToList();
        var wanted = range.Clamp(_steady.Of(now, running.Count), _draining.Count);
        for (var count = running.Count; count < wanted; count++)
        {
            var node = await cluster.AddWorkerAsync().ConfigureAwait(false);
            say($"{node.Name} is started, {count + 1} of at most {range.Most} workers: {DemandText.Of(demand)}");
        }

        if (wanted < running.Count)
            await DrainAsync(running, wanted, demand, cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets those leave that run nothing, the youngest first; the others when they run nothing.</summary>
    private async Task DrainAsync(List<LocalNode> running, int wanted, ClusterDemand demand, CancellationToken cancellation)
    {
        var info = await cluster.Client.GetClusterAsync(cancellation).ConfigureAwait(false);
        var idle = running.AsEnumerable().Reverse().Where(node => info.Workers.Any(worker => node.Start.IsAt(worker.Address) && worker is { BusySlots: 0, Draining: false }));
        foreach (var node in idle.Take(running.Count - wanted).ToList())
        {
            await cluster.Client.DrainAsync(node.Start.HostAndPort, cancellation).ConfigureAwait(false);
            _draining.Add(node);
            say($"{node.Name} leaves, {cluster.RunningWorkers.Count(other => !_draining.Contains(other))} of at least {range.Least} workers stay: {DemandText.Of(demand)}");
        }
    }

    private void TellEnded()
    {
        foreach (var node in cluster.Nodes.Where(node => node.HasEnded && _told.Add(node)).ToList())
        {
            var asked = _draining.Remove(node) && node.ExitCode == 0;
            say(asked ? $"{node.Name} has left." : $"{node.Name} ended with exit code {node.ExitCode}; its log is {node.Start.LogPath}.");
        }

        _told.IntersectWith(cluster.Nodes);
    }
}
