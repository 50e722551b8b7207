using System.Collections.Concurrent;
using AkkaCluster.EndToEndTests.Support;
using Xunit.Abstractions;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>Whatever is sent to a gateway: an answer comes, it is no failure of the node's, and the node goes on.</summary>
[Collection(ProcessTests.Name)]
public sealed class HttpFuzzTests(FuzzCluster fixture, ITestOutputHelper output) : IClassFixture<FuzzCluster>
{
    private const int AtOnce = 8;
    private const int BetweenCancels = 500;
    private const int MostMemory = 700;

    /// <summary>No leader, no room, no time: what the documents name.</summary>
    private static readonly int[] Excused = [503, 504];

    [Fact]
    public async Task No_request_makes_a_node_fail_or_hang()
    {
        var faults = new ConcurrentQueue<string>();
        var answers = new ConcurrentDictionary<int, int>();
        foreach (var part in FuzzPlan.Of(RequestGen.All, FuzzPlan.Cases).Select((request, i) => (request, i)).Chunk(BetweenCancels))
        {
            await Parallel.ForEachAsync(part, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
            {
                var status = await SendAsync(one.request, fixture.Cluster.Nodes[one.i % 2].Start.HttpPort);
                answers.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (status == 0 ? one.request.Promised == 0 : status >= 500 && !Excused.Contains(status) && !(status is 501 or 505))
                    faults.Enqueue($"case {one.i}: {status}\n{one.request}");
            });
            Assert.True(faults.IsEmpty, $"{faults.Count} of {FuzzPlan.Cases} cases, seed {FuzzPlan.Seed}; the first:\n{string.Join("\n\n", faults.Take(5))}\n{string.Join('\n', fixture.Failures().Take(20))}");
            await fixture.CancelJobsAsync();
        }
        output.WriteLine($"{FuzzPlan.Cases} cases, seed {FuzzPlan.Seed}: {string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} x {answer.Key}"))}; "
            + string.Join(", ", fixture.Cluster.Nodes.Select(node => $"{node.Name} {FuzzCluster.Memory(node)} MiB")));
        Assert.Empty(fixture.Failures());
        Assert.All(fixture.Cluster.Nodes, node => Assert.False(node.HasEnded, $"{node.Name} ended"));
        Assert.True(await fixture.Cluster.Client.IsReadyAsync());
        // Both sides of the door were tried: what is taken in, and what is refused.
        Assert.InRange(answers.GetValueOrDefault(201), FuzzPlan.Cases / 50, FuzzPlan.Cases);
        Assert.InRange(answers.GetValueOrDefault(400), FuzzPlan.Cases / 10, FuzzPlan.Cases);
        Assert.All(fixture.Cluster.Nodes, node => Assert.InRange(FuzzCluster.Memory(node), 1, MostMemory));
    }

    /// <summary>The answer's status; 0 where there was none.</summary>
    private static async Task<int> SendAsync(FuzzRequest request, int port)
    {
        var answer = await FuzzCluster.TalkAsync(port, request.ToBytes($"127.0.0.1:{port}"), half: request.Promised > 0);
        return answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(answer.AsSpan(9, 3), out var status) ? status : 0;
    }
}
