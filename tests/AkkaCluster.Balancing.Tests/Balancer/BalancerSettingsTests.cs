using Akka.Configuration;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Server;

namespace AkkaCluster.Balancing.Tests.Balancer;

public class BalancerSettingsTests
{
    [Theory]
    [InlineData("servers = []", "has no servers")]
    [InlineData("servers = [\"a:1\", \"A:1\"]", "names the server a:1 2 times")]
    [InlineData("strategy = best", "expected one of round-robin")]
    [InlineData("request-timeout = 0s", "request-timeout is 0; expected more than 0")]
    [InlineData("max-outstanding-per-server = 0", "max-outstanding-per-server is 0")]
    [InlineData("max-task-size = 5MB", "maximum-frame-size")]
    [InlineData("ejection.max-fraction = 2", "expected a share from 0 to 1")]
    [InlineData("health-check.rise = 0", "health-check.rise is 0")]
    public void A_wrong_value_is_named(string setting, string expected)
    {
        var wrong = Assert.Throws<BalancerConfigurationException>(() => BalancerSettings.From(Config("balancer", setting)));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slots = -1", "slots = -1")]
    [InlineData("queue = -1", "queue = -1")]
    [InlineData("max-output-size = 16MiB", "maximum-frame-size")]
    public void So_is_a_servers(string setting, string expected)
    {
        var wrong = Assert.Throws<BalancerConfigurationException>(() => ServerSettings.From(Config("server", setting)));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_gateways_alone_has_no_bound_of_a_message() =>
        Assert.Equal(int.MaxValue, BalancerSettings.From(Config("balancer", "servers = [\"http://a:8080\"]")).MaxTaskSize);

    private static Config Config(string section, string setting) => ConfigurationFactory.ParseString($$"""
        akkacluster.{{section}} { {{setting}} }
        akka.remote.dot-netty.tcp.maximum-frame-size = 4000000b
        """).WithFallback(ConfigurationFactory.ParseString("akkacluster.balancer.servers = [\"127.0.0.1:1\"]")).WithFallback(BalancingDefaults.Config);
}
