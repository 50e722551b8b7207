using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>The other node: an actor that sends back what it gets. Prints its address.</summary>
public sealed class EchoNodeProcess : IBenchmarkProcess
{
    public string Name => "remote-echo";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        using var system = RemoteNode.Start("echo");
        for (var i = 0; i < 10; i++) system.ActorOf(Props.Create(() => new EchoActor()), $"echo{i}");
        Console.WriteLine(RemoteNode.AddressOf(system));
        var ended = new TaskCompletionSource();
        using var registration = stopped.Register(ended.SetResult);
        await ended.Task;
        await system.Terminate();
        return 0;
    }
}
