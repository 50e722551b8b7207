using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Compare;

/// <summary>Does the same to either side.</summary>
internal sealed class FaultInjector(Side side, CompareOptions options)
{
    private static readonly TimeSpan SlowRuns = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan SlowStands = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    /// <summary>Does it, and undoes it where it is one that passes.</summary>
    /// <param name="ended">Ends when the run does.</param>
    /// <returns>What was done, for the report.</returns>
    public async Task<string> InjectAsync(CancellationToken ended)
    {
        switch (options.Fault)
        {
            case Fault.KillOne:
                return Kill(side.Executing[0]);
            case Fault.KillEntry:
                return await KillEntryAsync(ended).ConfigureAwait(false);
            case Fault.PauseOne:
                return await PauseAsync(side.Executing[0], ended).ConfigureAwait(false);
            case Fault.SlowOne:
                return await SlowAsync(side.Executing[0], ended).ConfigureAwait(false);
            case Fault.RestartAll:
                return await RestartAllAsync(ended).ConfigureAwait(false);
            default:
                return "nothing";
        }
    }

    private static string Kill(LocalNode node)
    {
        node.Kill();
        return $"{node.Name} killed";
    }

    private async Task<string> KillEntryAsync(CancellationToken ended)
    {
        var entry = await side.FindEntryAsync(ended).ConfigureAwait(false);
        entry.Kill();
        await entry.WaitForEndAsync().ConfigureAwait(false);
        await Task.Delay(options.FaultDuration, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        side.Restart(entry);
        return $"{entry.Name} killed, started again after {options.FaultDuration.TotalSeconds:0} s";
    }

    private async Task<string> PauseAsync(LocalNode node, CancellationToken ended)
    {
        node.Pause();
        await Task.Delay(options.FaultDuration, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        node.Resume();
        return $"{node.Name} stopped for {options.FaultDuration.TotalSeconds:0} s";
    }

    private static async Task<string> SlowAsync(LocalNode node, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested && !node.HasEnded)
        {
            node.Pause();
            await Task.Delay(SlowStands, CancellationToken.None).ConfigureAwait(false);
            node.Resume();
            await Task.Delay(SlowRuns, CancellationToken.None).ConfigureAwait(false);
        }

        return $"{node.Name} at a tenth of its speed";
    }

    private async Task<string> RestartAllAsync(CancellationToken ended)
    {
        var nodes = side.Executing;
        var restarted = 0;
        for (; restarted < nodes.Count && !ended.IsCancellationRequested; restarted++)
        {
            var node = nodes[restarted];
            node.Terminate();
            await node.StopAsync(StopPatience).ConfigureAwait(false);
            side.Restart(node);
            // Time to come up before the next one goes.
            await Task.Delay(TimeSpan.FromSeconds(3), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return $"{restarted} of {nodes.Count} restarted one after the other" + (restarted < nodes.Count ? ", then the run was over" : "");
    }
}
