using AkkaCluster.Chaos.Plans;

namespace AkkaCluster.Chaos.World;

/// <summary>Does what a plan says, and undoes it.</summary>
internal sealed class FaultInjector(ChaosCluster cluster)
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Jump = TimeSpan.FromMinutes(5);

    /// <summary>Completes when the fault is over.</summary>
    public Task InjectAsync(Fault fault)
    {
        var lasts = TimeSpan.FromSeconds(fault.Lasts);
        var node = cluster.Nodes[fault.Target % cluster.Nodes.Count];
        var other = cluster.Nodes[(fault.Target + 1 + (fault.Target / cluster.Nodes.Count % (cluster.Nodes.Count - 1))) % cluster.Nodes.Count];
        var workers = cluster.Nodes.Where(worker => !worker.IsSeed).ToList();
        return fault.Kind switch
        {
            FaultKind.KillWorker => KillAsync(lasts, workers[fault.Target % workers.Count]),
            FaultKind.KillLeader => KillLeaderAsync(lasts),
            FaultKind.KillTwo => KillAsync(lasts, node, other),
            FaultKind.KillAll => KillAsync(lasts, [.. cluster.Nodes]),
            FaultKind.PauseShort or FaultKind.PauseLong => DuringAsync(lasts, node.Pause, node.Resume),
            FaultKind.PauseLeader => PauseLeaderAsync(lasts),
            FaultKind.Leave => node.LeaveAsync(),
            FaultKind.RestartEach => RestartEachAsync(_ => { }),
            FaultKind.Upgrade => RestartEachAsync(next => next.Change()),
            FaultKind.RestartAll => RestartAllAsync(lasts),
            FaultKind.Cut => DuringAsync(lasts, () => cluster.Links.Cut(Side(fault), Links.Vanishes)),
            FaultKind.CutRefusing => DuringAsync(lasts, () => cluster.Links.Cut(Side(fault), Links.Refused)),
            FaultKind.CutOneWay => DuringAsync(lasts, () => cluster.Links.Into(fault.Target % cluster.Nodes.Count, Links.Vanishes)),
            FaultKind.LossyLink => DuringAsync(lasts, () => cluster.Links.Into(fault.Target % cluster.Nodes.Count, "numgen random mod 4 == 0 drop")),
            FaultKind.SlowLink => DuringAsync(lasts, () => cluster.Links.Into(fault.Target % cluster.Nodes.Count, "limit rate over 50 kbytes/second drop")),
            FaultKind.ClockAhead => DuringAsync(lasts, () => node.SetClock(Jump), () => node.SetClock(TimeSpan.Zero)),
            FaultKind.ClockBehind => DuringAsync(lasts, () => node.SetClock(-Jump), () => node.SetClock(TimeSpan.Zero)),
            _ => cluster.Store.InjectAsync(fault, cluster.Nodes),
        };
    }

    private IReadOnlyList<int> Side(Fault fault)
    {
        var first = fault.Target % cluster.Nodes.Count;
        return fault.Target % 2 == 0 ? [first] : [first, (first + 1 + (fault.Target / 10 % (cluster.Nodes.Count - 1))) % cluster.Nodes.Count];
    }

    private static async Task DuringAsync(TimeSpan lasts, Action begin, Action end)
    {
        begin();
        await Task.Delay(lasts).ConfigureAwait(false);
        end();
    }

    private static async Task DuringAsync(TimeSpan lasts, Func<IDisposable> begin)
    {
        using var fault = begin();
        await Task.Delay(lasts).ConfigureAwait(false);
    }

    private async Task KillLeaderAsync(TimeSpan lasts) => await KillAsync(lasts, await cluster.LeaderAsync().ConfigureAwait(false)).ConfigureAwait(false);

    private async Task PauseLeaderAsync(TimeSpan lasts)
    {
        var leader = await cluster.LeaderAsync().ConfigureAwait(false);
        await DuringAsync(lasts, leader.Pause, leader.Resume).ConfigureAwait(false);
    }

    private static async Task KillAsync(TimeSpan lasts, params ChaosNode[] nodes)
    {
        Array.ForEach(nodes, node => node.Hold());
        Array.ForEach(nodes, node => node.Kill());
        await Task.Delay(lasts).ConfigureAwait(false);
        Array.ForEach(nodes, node => node.LetGo());
    }

    private async Task RestartEachAsync(Action<ChaosNode> prepare)
    {
        foreach (var node in cluster.Nodes)
        {
            prepare(node);
            await node.LeaveAsync().ConfigureAwait(false);
            try
            {
                await cluster.UntilWholeAsync(ComeBack, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Other faults are in its way; the next one does not wait for them.
            }
        }
    }

    private async Task RestartAllAsync(TimeSpan lasts)
    {
        foreach (var node in cluster.Nodes)
            node.Hold();
        await Task.WhenAll(cluster.Nodes.Select(node => node.LeaveAsync())).ConfigureAwait(false);
        await Task.Delay(lasts).ConfigureAwait(false);
        foreach (var node in cluster.Nodes)
            node.LetGo();
    }
}
