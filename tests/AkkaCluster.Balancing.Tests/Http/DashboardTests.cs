namespace AkkaCluster.Balancing.Tests.Http;

public class DashboardTests
{
    [Theory]
    [InlineData("/", "/v1/dashboard/app.js")]
    [InlineData("/v1/dashboard/app.js", "./pages/servers.js")]
    [InlineData("/v1/dashboard/pages/servers.js", "Outstanding")]
    [InlineData("/v1/dashboard/shell.js", "class Shell")]
    [InlineData("/v1/dashboard/style.css", "--ground")]
    public async Task The_balancer_has_a_page_of_its_own_and_what_all_dashboards_have(string path, string expected)
    {
        await using var gateway = await BalancerGateway.StartAsync();
        Assert.Contains(expected, await gateway.GetAsync(path), StringComparison.Ordinal);
    }
}
