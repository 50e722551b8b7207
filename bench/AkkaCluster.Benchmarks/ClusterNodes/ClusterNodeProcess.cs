using System.Globalization;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>A node of the cluster. Arguments: its port, then the ports of all nodes.</summary>
public sealed class ClusterNodeProcess : IBenchmarkProcess
{
    public string Name => "cluster-node";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        var ports = arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToList();
        using var system = BenchNode.Start(ports[0], ports.Skip(1), ports.Count - 1, Console.WriteLine);
        var ended = new TaskCompletionSource();
        using var registration = stopped.Register(() => ended.TrySetResult());
        await ended.Task;
        Environment.Exit(0);
        return 0;
    }
}
