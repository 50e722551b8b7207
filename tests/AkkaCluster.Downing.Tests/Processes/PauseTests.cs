using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.Downing.Tests.Processes;

[Collection(nameof(ProcessCollection))]
public class PauseTests
{
    [Fact]
    public async Task A_node_that_stands_still_for_two_seconds_is_not_removed()
    {
        await using var cluster = await NodeProcesses.StartAsync(3, FaultSettings.Resolver);
        for (var run = 0; run < FaultSettings.Runs; run++)
        {
            var node = cluster.Nodes[run % 3];
            node.Pause();
            await Passing.Of(TimeSpan.FromSeconds(2));
            node.Continue();
            await Passing.Of(TimeSpan.FromSeconds(4));
            Assert.All(cluster.Nodes, n => Assert.False(n.HasExited, $"{n.Name} has exited"));
            Assert.All(cluster.Others(node), n => Assert.False(n.HasSaid($"MemberRemoved {cluster.AddressOf(node)}"), $"{n.Name} removed {node.Name}"));
        }
    }

    [Fact]
    public async Task A_node_that_stands_still_for_long_is_removed_and_leaves_when_it_wakes()
    {
        for (var run = 0; run < FaultSettings.Runs; run++)
        {
            await using var cluster = await NodeProcesses.StartAsync(3, FaultSettings.Resolver);
            var node = cluster.Nodes[run % 3];
            node.Pause();
            await Task.WhenAll(
                Passing.Of(FaultSettings.LongPause),
                cluster.RemovedByOthersAsync(node, 0, NodeProcesses.Patience));
            node.Continue();
            await node.ExitsAsync(NodeProcesses.Patience);
            Assert.Equal(2, cluster.Others(node).Count());
        }
    }

    [Fact]
    public async Task A_node_with_fifty_blocked_threads_of_its_pool_does_not_look_dead()
    {
        await using var cluster = await NodeProcesses.StartAsync(3, FaultSettings.Resolver);
        var node = cluster.Nodes[1];
        node.Tell("block-pool 50");
        await node.SaysAsync("pool blocked", NodeProcesses.Patience);
        await Passing.Of(TimeSpan.FromSeconds(8));
        Assert.All(cluster.Others(node), n => Assert.False(n.HasSaid($"UnreachableMember {cluster.AddressOf(node)}"), $"{n.Name} lost {node.Name}"));
    }
}
