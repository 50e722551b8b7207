using AkkaCluster.Hosting.Settings;
using AkkaCluster.Node.Founding;

namespace AkkaCluster.Node.Tests.Founding;

public class SeedAddressTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.0.0.1:4053")]
    [InlineData("akka.tcp://sys@10.0.0.1:4053")]
    public void A_seed_may_be_written_short_or_in_full(string text) => Assert.Equal("akka.tcp://sys@10.0.0.1:4053", SeedAddress.Expand(text, SeedAddress.PlainScheme, "sys", 4053));

    [Theory]
    [InlineData("10.0.0.1:port", "no port")]
    [InlineData("10.0.0.1:70000", "no port")]
    [InlineData("a b:1", "no host name")]
    [InlineData("akka.tcp://other@a:1", "'sys'")]
    [InlineData("akka.tcp://a:1", "'sys'")]
    public void A_wrong_seed_is_told_what_is_wrong(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => SeedAddress.Expand(text, SeedAddress.PlainScheme, "sys", 4053)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("akka.tcp://sys@10.0.0.1:4053")]
    [InlineData("akka.ssl.tcp://sys@10.0.0.1:4053")]
    public void Under_tls_every_seed_has_its_scheme(string text) =>
        Assert.Equal("akka.ssl.tcp://sys@10.0.0.1:4053", SeedAddress.Expand(text, SeedAddress.TlsScheme, "sys", 4053));
}
