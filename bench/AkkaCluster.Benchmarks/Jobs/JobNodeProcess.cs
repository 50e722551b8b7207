using System.Globalization;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>A seed or a worker as a process. It says "ready", and then its working set whenever it is asked for it.</summary>
public sealed class JobNodeProcess : IBenchmarkProcess
{
    public string Name => "jobs-node";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        var (role, port, seedPorts, directory) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments[2], arguments[3]);
        await using var node = await JobBenchNode.StartAsync(role, port, seedPorts, directory, $"akkacluster.worker.slots = {arguments[4]}");
        await node.WaitForMembersAsync(1);
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite, stopped).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }
}
