using Akka.Actor;
using Akka.Configuration;
using Akka.TestNode.Harness;
using Xunit.Abstractions;

namespace Akka.Cluster.Sharding.Tests.Processes;

[Collection(nameof(ProcessCollection))]
public class RollingRestartTests(ITestOutputHelper output)
{
    private const int Entities = 100;
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(10);

    private int _repeated;

    [Fact]
    public async Task A_rolling_restart_of_all_nodes_fails_no_ask_that_is_repeated_once_and_doubles_no_entity()
    {
        using var counter = new CounterService();
        await using var nodes = await NodeProcesses.StartAsync(4, $$"""
            akka.loglevel = WARNING
            akka.extensions = ["{{typeof(ShardedNodeProvider).AssemblyQualifiedName}}"]
            akka.cluster.roles = ["host"]
            akka.cluster.sharding { role = host, rebalance-interval = 500ms, retry-interval = 500ms }
            {{ShardedNodeProvider.CounterPort}} = {{counter.Port}}
            """);
        using var client = ActorSystem.Create("t", ConfigurationFactory.ParseString("""
            akka { loglevel = WARNING, actor.provider = cluster, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
            """));
        Cluster.Get(client).Join(Address.Parse(nodes.AddressOf(nodes.Nodes[0])));
        var proxy = ClusterSharding.Get(client).StartProxy(ShardedNodeProvider.TypeName, "host", ShardedNodeProvider.Extractor());
        using var stop = new CancellationTokenSource();
        var asks = Enumerable.Range(0, 4).Select(asker => AskAwayAsync(proxy, asker, stop.Token)).ToList();

        foreach (var (node, command) in nodes.Nodes.ToList().Zip(["leave", "terminate", "leave", "terminate"]))
        {
            await nodes.SaysAsync(node, "hosts entities", NodeProcesses.Patience);
            node.Tell(command);
            await node.ExitsAsync(NodeProcesses.Patience);
            await nodes.SaysAsync(nodes.Restart(node), "hosts entities", NodeProcesses.Patience);
        }

        await stop.CancelAsync();
        var answered = await Task.WhenAll(asks);
        output.WriteLine($"{answered.Sum()} asks were answered, {_repeated} of them after they had been repeated.");
        Assert.Empty(counter.Doubled);
        await client.Terminate();
    }

    private async Task<int> AskAwayAsync(IActorRef proxy, int asker, CancellationToken stop)
    {
        var number = 0;
        for (; !stop.IsCancellationRequested; number++)
        {
            var message = new ShardingEnvelope($"e{((number * 7) + asker) % Entities}", number);
            Assert.Equal(number, await AskAsync(proxy, message));
        }

        return number;
    }

    private async Task<int> AskAsync(IActorRef proxy, ShardingEnvelope message)
    {
        try
        {
            return await proxy.Ask<int>(message, FirstTry, CancellationToken.None);
        }
        catch (AskTimeoutException)
        {
            Interlocked.Increment(ref _repeated);
            return await proxy.Ask<int>(message, NodeProcesses.Patience, CancellationToken.None);
        }
    }
}
