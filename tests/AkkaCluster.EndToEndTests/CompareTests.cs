using System.Text.Json.Nodes;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>The same tasks and the same fault through both sides, as real processes.</summary>
[Collection(ProcessTests.Name)]
public sealed class CompareTests
{
    [Fact]
    public async Task The_cluster_loses_nothing_and_whatever_the_balancer_loses_is_counted()
    {
        var page = Path.Combine(Path.GetTempPath(), $"akkacluster-compare-{Guid.NewGuid():N}.html");
        try
        {
            var run = await CommandRun.RunAsync(CommandRun.Command, "compare", "--kind", "sleep", "--tasks", "600", "--warm-up", "100", "--servers", "2", "--in-flight", "8", "--fault", "kill-entry", "--html", page, "--json");
            Assert.True(run.ExitCode == 0, run.Output + run.Error);
            var sides = JsonNode.Parse(run.Output)!["sides"]!.AsArray();
            var (cluster, balanced) = (sides[0]!, sides[1]!);
            Assert.Equal((600, 0, 0L), ((int)cluster["completed"]!, (int)cluster["lost"]!, (long)cluster["recordedTwice"]!));
            Assert.Equal(600, (int)balanced["completed"]! + (int)balanced["lost"]!);
            Assert.Null(balanced["recordedTwice"]);
            // Requests are with every server all the time, and only one entry leads to them.
            Assert.InRange((int)balanced["lost"]!, 1, 300);
            Assert.Contains("<svg", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(page);
        }
    }

    [Fact]
    public async Task A_wrong_option_says_what_was_expected()
    {
        var run = await CommandRun.RunAsync(CommandRun.Command, "compare", "--tasks", "3");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected at least 10", run.Output + run.Error, StringComparison.Ordinal);
    }
}
