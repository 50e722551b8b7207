using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.Downing.Tests.Processes;

[Collection(nameof(ProcessCollection))]
public class PartitionTests
{
    [NetworkFact]
    public async Task Of_three_and_two_that_are_cut_apart_the_three_go_on_and_the_two_leave()
    {
        using var network = CutNetwork.Create(5);
        for (var run = 0; run < FaultSettings.Runs; run++)
        {
            await using var cluster = await NodeProcesses.StartAsync(5, FaultSettings.Resolver, network);
            var lost = new[] { cluster.Nodes[run % 5], cluster.Nodes[(run + 2) % 5] };
            var kept = cluster.Nodes.Except(lost).ToList();
            network.Cut(run % 5, (run + 2) % 5);

            foreach (var node in lost)
                await node.ExitsAsync(NodeProcesses.Patience);
            foreach (var node in lost)
                await cluster.RemovedByOthersAsync(node, 0, NodeProcesses.Patience);
            Assert.All(kept, n => Assert.False(n.HasExited, $"{n.Name} has exited, but it was on the side of the three"));
            Assert.All(kept, n => Assert.All(kept, other => Assert.False(n.HasSaid($"MemberRemoved {cluster.AddressOf(other)}"))));

            network.Heal();
            foreach (var node in lost)
            {
                var again = cluster.Restart(node);
                foreach (var other in cluster.Nodes.Where(n => !n.HasExited))
                    await again.SaysAsync($"MemberUp {cluster.AddressOf(other)}", NodeProcesses.Patience);
            }
        }
    }
}
