using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

[Collection(ProcessTests.Name)]
public sealed class DemoTests
{
    [Fact]
    public async Task The_demonstration_shows_both_takeovers_and_the_published_answer()
    {
        var run = await CommandRun.RunAsync(CommandRun.Command, "demo");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("as published (14630843)", run.Output, StringComparison.Ordinal);
        Assert.Contains("took over as leader", run.Output, StringComparison.Ordinal);
        Assert.Contains("was found dead and removed", run.Output, StringComparison.Ordinal);
        Assert.Contains("each exactly once", run.Output, StringComparison.Ordinal);
        Assert.Contains("5 of 5 have ended", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }
}
