using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Demo;

/// <summary>Kills nodes of a demonstration as a power cut does, and watches how the cluster gets over it.</summary>
internal sealed class DemoFaults(LocalCluster cluster, DemoScreen screen, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(25);

    /// <summary>The leader's node, as far as it is known.</summary>
    public string? Leader { get; set; }

    /// <summary>Kills the worker that has done most, or the one that hosts the job's actor.</summary>
    public async Task KillWorkerAsync(JobProgress progress, CancellationToken cancellation)
    {
        var victim = cluster.Find(progress.Home) is { HasEnded: false } home ? home
            : cluster.Nodes.First(node => node.Name.StartsWith("worker", StringComparison.Ordinal) && !node.HasEnded);
        victim.Kill();
        var start = time.GetTimestamp();
        screen.Say($"[red]SIGKILL[/] to {victim.Name} (process {victim.ProcessId}), which executes tasks{(cluster.Find(progress.Home) == victim ? " and hosts the job's actor" : "")}");
        var without = await WaitAsync(state => state.Nodes.All(node => !victim.Start.IsAt(node.Address)), cancellation).ConfigureAwait(false);
        screen.Say(without is null
            ? $"[red]{victim.Name} is still a member after {Patience.TotalSeconds:0} s[/]"
            : $"{victim.Name} was found dead and removed after [bold]{Milliseconds(start)}[/]; its tasks run elsewhere");
    }

    /// <summary>Kills the leader's node.</summary>
    public async Task KillLeaderAsync(CancellationToken cancellation)
    {
        var before = await cluster.Client.GetClusterAsync(cancellation).ConfigureAwait(false);
        if (cluster.Find(before.LeaderAddress) is not { } victim)
        {
            screen.Say("[red]no leader was found to kill[/]");
            return;
        }
        victim.Kill();
        var start = time.GetTimestamp();
        screen.Say($"[red]SIGKILL[/] to {victim.Name} (process {victim.ProcessId}), the leader of epoch {before.LeaderEpoch}");
        var after = await WaitAsync(state => state.LeaderAddress is { } leader && !victim.Start.IsAt(leader), cancellation).ConfigureAwait(false);
        Leader = cluster.Find(after?.LeaderAddress)?.Name;
        screen.Say(after is null
            ? $"[red]nobody took over within {Patience.TotalSeconds:0} s[/]"
            : $"{Leader} took over as leader of epoch {after.LeaderEpoch} after [bold]{Milliseconds(start)}[/]");
    }

    private async Task<ClusterInfo?> WaitAsync(Func<ClusterInfo, bool> condition, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Patience)
        {
            try
            {
                var state = await cluster.Client.GetClusterAsync(cancellation).ConfigureAwait(false);
                if (condition(state))
                    return state;
            }
            catch (ClusterException)
            {
                // The gateway that was asked has just gone; the next look asks another.
            }
            await Task.Delay(LookInterval, time, cancellation).ConfigureAwait(false);
        }
        return null;
    }

    private string Milliseconds(long start) => FormattableString.Invariant($"{time.GetElapsedTime(start).TotalMilliseconds:0} ms");
}
