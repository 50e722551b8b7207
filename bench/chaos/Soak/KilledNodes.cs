using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Soak;

/// <summary>
/// Kills nodes and starts them again. Two are never killed, a seed and a worker, so that there are processes in which a leak would show: the first to be killed is the
/// leader, then the other seed leads, and does so to the end.
/// </summary>
internal sealed class KilledNodes
{
    private readonly LocalCluster _cluster;
    private readonly Random _random;
    private readonly Dictionary<string, int> _kills = [];
    private readonly List<string> _victims;
    private readonly string _leader;

    public KilledNodes(LocalCluster cluster, ClusterInfo formed, Random random)
    {
        (_cluster, _random) = (cluster, random);
        _leader = (cluster.Find(formed.LeaderAddress) ?? cluster.Nodes[0]).Name;
        _victims = [_leader, .. cluster.RunningWorkers.SkipLast(1).Select(worker => worker.Name)];
    }

    /// <summary>The processes that run, or should.</summary>
    public IReadOnlyList<LocalNode> Running => [.. _cluster.Nodes.GroupBy(node => node.Name).Select(runs => runs.Last())];

    public int Count => _kills.Values.Sum();

    public bool IsSpared(LocalNode node) => !_victims.Contains(node.Name);

    public int CountOf(LocalNode node) => _kills.GetValueOrDefault(node.Name);

    /// <summary>Kills one, and starts it again.</summary>
    public async Task KillAsync()
    {
        var name = _kills.Count == 0 ? _leader : _victims[_random.Next(_victims.Count)];
        _kills[name] = _kills.GetValueOrDefault(name) + 1;
        var node = Running.Single(node => node.Name == name);
        node.Kill();
        await node.WaitForEndAsync().ConfigureAwait(false);
        _cluster.Restart(node);
    }

    /// <summary>Starts those again that have ended by themselves, and says what they ended with.</summary>
    public IReadOnlyList<string> Restart()
    {
        var ended = Running.Where(node => node.HasEnded).ToList();
        foreach (var node in ended)
            _cluster.Restart(node);
        return [.. ended.Select(node => $"{node.Name} (process {node.ProcessId}) ended by itself with exit code {node.ExitCode}. The end of its log ({node.Start.LogPath}):\n{node.LogTail(15)}")];
    }
}
