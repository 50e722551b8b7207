using System.Diagnostics;
using AkkaCluster.TestNode.Harness;
using Xunit.Abstractions;

namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>
/// Nodes in processes of their own are killed. CLUSTER_FAULT_RUNS repeats it, and then a removal must not take longer than 1.5 s.
/// </summary>
public class CrashTests(ITestOutputHelper output)
{
    private const string Detecting = """
        akka.cluster.split-brain-resolver.stable-after = 60s
        """;

    private static int Runs => int.TryParse(Environment.GetEnvironmentVariable("CLUSTER_FAULT_RUNS"), out var runs) ? runs : 1;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_killed_node_is_removed_by_all_others_long_before_the_resolver_would_decide(int victim)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            await using var cluster = await NodeProcesses.StartAsync(3, Detecting);
            var node = cluster.Nodes[victim];
            var killed = Stopwatch.GetTimestamp();
            node.Kill();
            times.Add(await cluster.RemovedByOthersAsync(node, killed, TimeSpan.FromSeconds(30)));
            Assert.Equal(2, cluster.Others(node).Count());
        }
        output.WriteLine($"Removed by all others after [{string.Join(", ", times.Select(t => $"{t.TotalMilliseconds:0}"))}] ms.");
        Assert.True(Runs == 1 || times.Max() < TimeSpan.FromSeconds(1.5), $"the slowest removal took {times.Max().TotalMilliseconds:0} ms, expected less than 1500 ms");
    }

    [Fact]
    public async Task Two_of_five_that_are_killed_at_once_are_both_removed()
    {
        await using var cluster = await NodeProcesses.StartAsync(5, Detecting);
        var (first, second) = (cluster.Nodes[0], cluster.Nodes[3]);
        var killed = Stopwatch.GetTimestamp();
        first.Kill();
        second.Kill();
        await first.ExitsAsync(NodeProcesses.Patience);
        await second.ExitsAsync(NodeProcesses.Patience);
        var took = new[]
        {
            await cluster.RemovedByOthersAsync(first, killed, TimeSpan.FromSeconds(30)),
            await cluster.RemovedByOthersAsync(second, killed, TimeSpan.FromSeconds(30)),
        };
        output.WriteLine($"Both removed by all others after {took.Max().TotalMilliseconds:0} ms.");
    }

    [Theory]
    [InlineData(2, 0, 1)]
    public async Task Of_five_one_that_stands_still_and_two_that_are_killed_do_not_end_the_other_two(int paused, int first, int second)
    {
        for (var run = 0; run < Runs; run++)
        {
            await using var cluster = await NodeProcesses.StartAsync(5, """
                akka.cluster.split-brain-resolver.stable-after = 5s
                """);
            NodeProcess[] lost = [cluster.Nodes[paused], cluster.Nodes[first], cluster.Nodes[second]];
            var survivors = cluster.Nodes.Except(lost).ToList();
            lost[0].Pause();
            lost[1].Kill();
            lost[2].Kill();
            foreach (var survivor in survivors)
            {
                foreach (var node in lost)
                    await cluster.SaysAsync(survivor, $"MemberRemoved {cluster.AddressOf(node)}", NodeProcesses.Patience);
            }
            lost[0].Continue();
            await lost[0].ExitsAsync(NodeProcesses.Patience);
            Assert.All(survivors, n => Assert.False(n.HasExited, $"{n.Name} has exited"));
        }
    }

    [Fact]
    public async Task A_killed_node_that_is_started_anew_is_let_in()
    {
        await using var cluster = await NodeProcesses.StartAsync(3, Detecting);
        var node = cluster.Nodes[1];
        node.Kill();
        await node.ExitsAsync(NodeProcesses.Patience);
        var again = cluster.Restart(node);
        foreach (var each in cluster.Nodes)
            await again.SaysAsync($"MemberUp {cluster.AddressOf(each)}", NodeProcesses.Patience);
        await node.DisposeAsync();
    }

    [Fact]
    public async Task With_the_detection_off_the_resolver_decides()
    {
        await using var cluster = await NodeProcesses.StartAsync(3, $$"""
            akkacluster.downing.crash-detection.enabled = off
            {{Detecting}}
            akka.cluster.split-brain-resolver.stable-after = 4s
            """);
        var node = cluster.Nodes[2];
        var killed = Stopwatch.GetTimestamp();
        node.Kill();
        var took = await cluster.RemovedByOthersAsync(node, killed, NodeProcesses.Patience);
        Assert.True(took > TimeSpan.FromSeconds(4), $"removed after {took.TotalMilliseconds:0} ms");
    }
}
