using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Server;

namespace AkkaCluster.Balancing.Tests.Balancer;

public class BalancerOptionsTests
{
    private const long Frame = 4_000_000;

    public static TheoryData<string, Action<BalancerOptions>> Wrong => new()
    {
        { "has no servers", options => options.Servers = [] },
        { "names the server a:1 2 times", options => options.Servers = ["a:1", "A:1"] },
        { "is no address", options => options.Servers = ["a"] },
        { "request-timeout is 0; expected more than 0", options => options.RequestTimeout = TimeSpan.Zero },
        { "max-outstanding-per-server is 0", options => options.MaxOutstandingPerServer = 0 },
        { "expected a share from 0 to 1", options => options.Ejection.MaxFraction = 2 },
        { "health-check.rise is 0", options => options.HealthCheck.Rise = 0 },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_value_is_named(string expected, Action<BalancerOptions> change)
    {
        var options = new BalancerOptions { Servers = ["127.0.0.1:1"] };
        Assert.Empty(BalancerOptions.Faults(options));
        change(options);
        Assert.Contains(expected, Assert.Single(BalancerOptions.Faults(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_values_are_named() => Assert.Equal(2, BalancerOptions.Faults(new BalancerOptions { VirtualNodesFactor = 0 }).Count());

    [Theory]
    [InlineData(-1, 1, "slots = -1")]
    [InlineData(1, -1, "queue = -1")]
    public void So_is_a_servers(int slots, int queue, string expected) =>
        Assert.Contains(expected, Assert.Single(ServerOptions.Faults(new ServerOptions { Slots = slots, Queue = queue })), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_into_a_message_is_refused()
    {
        var refused = Assert.Throws<BalancerConfigurationException>(() => MessageLimit.Check("akkacluster.balancer.max-task-size", 5_000_000, Frame));
        Assert.Contains("maximum-frame-size", refused.Message, StringComparison.Ordinal);
        MessageLimit.Check("akkacluster.balancer.max-task-size", 3_000_000, Frame);
    }

    [Fact]
    public void A_list_of_gateways_alone_has_no_bound_of_a_message()
    {
        Assert.True(new BalancerOptions { Servers = ["http://a:8080"] }.HasGatewaysOnly);
        Assert.False(new BalancerOptions { Servers = ["http://a:8080", "b:1"] }.HasGatewaysOnly);
    }
}
