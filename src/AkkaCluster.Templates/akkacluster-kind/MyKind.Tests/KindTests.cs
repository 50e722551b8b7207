using AkkaCluster.Contracts;
using AkkaCluster.Contracts.Testing;

namespace MyKind.Tests;

public class KindTests
{
    [Fact]
    public async Task Each_input_is_repeated()
    {
        var run = await KindRun.RunAsync(new Kind(), new { times = 3 }, new InputSource.Lines(["ab", "c"]));
        Assert.Equal(["ababab", "ccc"], run.Tasks.Select(task => task.OutputAs<Repeated>().Text));
        Assert.Equal("9 characters", run.ResultText);
    }

    [Fact]
    public async Task An_empty_input_fails_at_once()
    {
        var run = await KindRun.RunAsync(new Kind(), null, new InputSource.Lines([""]));
        Assert.Equal(1, run.Tasks[0].Attempts);
        Assert.Equal("The input is empty.", run.Tasks[0].Errors[0]);
    }

    [Fact]
    public void What_does_not_fit_is_told() => Assert.Contains("'times'", Assert.Single(KindRun.Check(new Kind(), new { times = 0 })));
}
