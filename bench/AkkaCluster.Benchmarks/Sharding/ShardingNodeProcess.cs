using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Sharding;

/// <summary>Another node: joins the address that it is given, starts its region and says so.</summary>
public sealed class ShardingNodeProcess : IBenchmarkProcess
{
    public string Name => "sharding-node";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        using var system = ShardingNode.Start(Address.Parse(arguments[0]));
        ShardingNode.StartRegion(system);
        Console.WriteLine(ShardingNode.AddressOf(system));
        var ended = new TaskCompletionSource();
        using var registration = stopped.Register(ended.SetResult);
        await ended.Task;
        await system.Terminate();
        return 0;
    }
}
