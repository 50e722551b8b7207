using AkkaCluster.Balancing.Targets;

namespace AkkaCluster.Balancing.Tests.Targets;

public class ServerTargetTests
{
    [Theory]
    [InlineData("localhost:4053", "localhost:4053", 1, false)]
    [InlineData(" 127.0.0.1:4053  3 ", "127.0.0.1:4053", 3, false)]
    [InlineData("http://localhost:8080/", "http://localhost:8080", 1, true)]
    public void An_address_with_or_without_a_weight_is_read(string text, string address, int weight, bool gateway)
    {
        var target = ServerTarget.Parse(text);
        Assert.Equal(new ServerTarget(address, weight), target);
        Assert.Equal(gateway, target.IsGateway);
    }

    [Theory]
    [InlineData("", "form")]
    [InlineData("localhost", "host:port")]
    [InlineData("localhost:0", "host:port")]
    [InlineData("localhost:70000", "host:port")]
    [InlineData("localhost:4053 0", "weight")]
    [InlineData("localhost:4053 many", "weight")]
    [InlineData("http://", "host:port")]
    [InlineData("a:1 2 3", "form")]
    public void Anything_else_is_refused_with_what_was_expected(string text, string expected)
    {
        var refused = Assert.Throws<BalancerConfigurationException>(() => ServerTarget.Parse(text));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", refused.Message, StringComparison.Ordinal);
    }
}
