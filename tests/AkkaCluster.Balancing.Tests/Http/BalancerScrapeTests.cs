using System.Text.RegularExpressions;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;

namespace AkkaCluster.Balancing.Tests.Http;

public sealed partial class BalancerScrapeTests
{
    [Fact]
    public async Task All_that_the_dashboard_shows_of_a_balancer_is_told()
    {
        await using var gateway = await BalancerGateway.StartAsync();
        BalancerInstruments.Sent("a:1");
        BalancerInstruments.Ended("a:1", FailureReason.Busy, TimeSpan.FromSeconds(1));
        BalancerInstruments.AnsweredLate();
        var told = (await gateway.GetAsync("/metrics")).Split('\n').Select(line => line.Split('{', ' ')[0]).ToHashSet();
        var shown = Shown().Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "akkacluster.json"))).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(told));
    }

    [GeneratedRegex(@"\bakkacluster_balancer_[a-z_]+")]
    private static partial Regex Shown();
}
