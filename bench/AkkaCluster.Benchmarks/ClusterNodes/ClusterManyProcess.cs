using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>So many nodes, each an actor system of this one process. Prints after how many milliseconds all saw all Up.</summary>
public sealed class ClusterManyProcess : IBenchmarkProcess
{
    public string Name => "cluster-many";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        var count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var ports = BenchNode.FreePorts(count);
        using var formed = new CountdownEvent(count);
        var started = Stopwatch.GetTimestamp();
        List<ActorSystem> systems = ports.ConvertAll(port => BenchNode.Start(port, ports.Take(1), count, line => Signal(line, formed)));
        await Task.Run(() => formed.Wait(stopped), stopped);
        Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        GC.KeepAlive(systems);
        Environment.Exit(0);
        return 0;
    }

    private static void Signal(string line, CountdownEvent formed)
    {
        if (line == "formed") formed.Signal();
    }
}
