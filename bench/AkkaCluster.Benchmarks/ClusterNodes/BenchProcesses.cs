using System.Diagnostics;
using System.Globalization;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>A cluster of processes.</summary>
internal sealed class BenchProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<ChildProcess> _nodes = [];

    /// <summary>How long it took from the start of the first process until all saw all Up.</summary>
    public TimeSpan Formation { get; private set; }

    public static async Task<BenchProcesses> StartAsync(int count)
    {
        var cluster = new BenchProcesses();
        var ports = BenchNode.FreePorts(count).ConvertAll(p => p.ToString(CultureInfo.InvariantCulture));
        var started = Stopwatch.GetTimestamp();
        foreach (var port in ports) cluster._nodes.Add(ChildProcess.Start("cluster-node", [port, .. ports]));
        await cluster.AllSayAsync("formed", cluster._nodes);
        cluster.Formation = Stopwatch.GetElapsedTime(started);
        return cluster;
    }

    /// <summary>Kills a node; how long it took until all others had removed it.</summary>
    public async Task<TimeSpan> KillAsync(int index)
    {
        var killed = Stopwatch.GetTimestamp();
        _nodes[index].Kill();
        await AllSayAsync("removed", _nodes.Where((_, i) => i != index));
        return Stopwatch.GetElapsedTime(killed);
    }

    /// <summary>The share of a core that a node uses over this time, the mean of all, in percent.</summary>
    public async Task<double> IdleAsync(TimeSpan time)
    {
        var before = ProcessorTime();
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(time);
        return (ProcessorTime() - before) / Stopwatch.GetElapsedTime(started) / _nodes.Count * 100;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    private TimeSpan ProcessorTime() => _nodes.Aggregate(TimeSpan.Zero, (sum, node) =>
    {
        using var process = Process.GetProcessById(node.Id);
        return sum + process.TotalProcessorTime;
    });

    private static async Task SayAsync(ChildProcess node, string line)
    {
        while (await node.ReadLineAsync(Patience) != line)
        {
        }
    }

    private Task AllSayAsync(string line, IEnumerable<ChildProcess> nodes) => Task.WhenAll(nodes.Select(n => SayAsync(n, line)));
}
