using AkkaCluster.Simulation.Tests.Model;

namespace AkkaCluster.Simulation.Tests;

public sealed class SimulationRunTests : IDisposable
{
    private readonly string _costs = Path.GetTempFileName();

    public SimulationRunTests() => TestCosts.Round.Write(_costs);

    public void Dispose() => File.Delete(_costs);

    [Theory]
    [InlineData("ten", "1", null, "--workers is 'ten'; expected whole numbers from 1 to 10000")]
    [InlineData("10,0", "1", null, "--workers is '10,0'")]
    [InlineData("10", "21", null, "--sizes is '21'; expected whole numbers from 1 to 20")]
    [InlineData("10", "1", "AkkaCluster.sln", "expected --validate with --measure")]
    public async Task Options_that_are_wrong_are_refused(string workers, string sizes, string? write, string expected) =>
        Assert.Contains(expected, await RefusedAsync(new SimulationOptions(workers, sizes, _costs, 1, write is not null, false, false, write)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is not what --measure writes")]
    [InlineData("{\"machine\": 1}", "is not what --measure writes")]
    [InlineData("null", "is empty")]
    public async Task A_file_that_has_no_costs_is_refused(string text, string expected)
    {
        await File.WriteAllTextAsync(_costs, text);
        Assert.Contains(expected, await RefusedAsync(Plain(_costs)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cost_below_zero_is_refused()
    {
        (TestCosts.Round with { Hop = -1 }).Write(_costs);
        Assert.Contains("hop is -1; expected a number of 0 or more", await RefusedAsync(Plain(_costs)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_costs_that_is_not_there_is_refused() =>
        Assert.Contains("measure them with --measure", await RefusedAsync(Plain("nowhere.json")), StringComparison.Ordinal);

    [Fact]
    public async Task Predictions_are_told_with_the_first_bottleneck()
    {
        var output = new StringWriter();
        Assert.Equal(0, await SimulationRun.RunAsync(Plain(_costs), output, TextWriter.Null));
        Assert.Contains("| 3 | 12", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("workers' slots", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("| failover.leader | 600 |", output.ToString(), StringComparison.Ordinal);
    }

    private static SimulationOptions Plain(string costs) => new("3", "1", costs, 1, false, false, false, null);

    private static async Task<string> RefusedAsync(SimulationOptions options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(2, await SimulationRun.RunAsync(options, output, error));
        Assert.Empty(output.ToString());
        return error.ToString();
    }
}
