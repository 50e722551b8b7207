using AkkaCluster.Chaos.Garbage;
using Xunit.Abstractions;

namespace AkkaCluster.Chaos.Tests.Garbage;

public sealed class GarbageTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly NodeReading Before = new("seed-1", 7, Memory: 200, Handles: 300);

    private readonly string _folder = Directory.CreateTempSubdirectory("chaos-garbage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_strangers_send_costs_no_node()
    {
        var run = await ChaosProgram.RunAsync(Patience, "garbage", "--warm", "15", "--inputs", "3000", "--connections", "200", "--hold", "1", "--seed", "5", "--folder", _folder);
        output.WriteLine(run.Said);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("9,000 inputs", run.Said, StringComparison.Ordinal);
        Assert.Contains("Everything held.", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_connections_than_there_may_be_are_refused_with_what_to_do()
    {
        var run = await ChaosProgram.RunAsync(Patience, "garbage", "--connections", "1000000000", "--folder", _folder);
        output.WriteLine(run.Said);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ulimit -n 2000001000", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_as_it_was_keeps_nothing() => Assert.Empty(Before.Kept(Before with { Memory = 310, Handles = 350 }));

    [Theory]
    [InlineData(7, 311, 300, "311 MiB")]
    [InlineData(7, 200, 351, "351 handles")]
    [InlineData(8, 200, 300, "is 8")]
    public void What_a_node_keeps_is_told(int process, long memory, int handles, string told) =>
        Assert.Contains(told, Assert.Single(Before.Kept(new NodeReading("seed-1", process, memory, handles))), StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_makes_the_same_garbage()
    {
        foreach (IGarbage garbage in new IGarbage[] { new RemotingGarbage(), new HttpGarbage(), new PbmGarbage() })
            Assert.Equal(Some(garbage), Some(garbage));
    }

    private static List<byte[]> Some(IGarbage garbage)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 200).SelectMany(_ => new[] { garbage.Opening(random), garbage.Mild(random), garbage.Harsh(random) })];
    }
}
