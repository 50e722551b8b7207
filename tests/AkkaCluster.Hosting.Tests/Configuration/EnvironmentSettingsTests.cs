using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.Hosting.Tests.Configuration;

public class EnvironmentSettingsTests
{
    [Theory]
    [InlineData("AKKA__REMOTE__DOT_NETTY__TCP__PORT", "akka.remote.dot-netty.tcp.port")]
    [InlineData("AKKACLUSTER__HTTP__TOKEN", "akkacluster.http.token")]
    [InlineData("AKKACLUSTER__STORE__CONNECTION_STRING", "akkacluster.store.connection-string")]
    public void Two_underscores_are_a_dot_and_one_a_hyphen(string variable, string key) => Assert.Equal("x", Read((variable, "x"))[key]);

    [Fact]
    public void A_number_at_the_end_is_a_place_in_a_list() => Assert.Equal(
        "[\"a\", \"b\"]",
        Read(("AKKACLUSTER__BALANCER__SERVERS__1", "b"), ("AKKACLUSTER__BALANCER__SERVERS__0", "a"))["akkacluster.balancer.servers"]);

    [Fact]
    public void The_names_of_the_bootstrap_image_work()
    {
        var settings = Read(("CLUSTER_SEEDS", "[akka.tcp://s@a:1, b:2]"), ("CLUSTER_IP", "10.0.0.5"), ("CLUSTER_PORT", "4053"));
        Assert.Equal(("[\"akka.tcp://s@a:1\", \"b:2\"]", "10.0.0.5", "4053"), (settings["akkacluster.seeds"], settings["akkacluster.public-hostname"], settings["akkacluster.port"]));
    }

    [Fact]
    public void Other_variables_are_none_of_ours() => Assert.Empty(Read(("PATH", "/bin"), ("AKKA", "x"), ("CLUSTER_SEEDS", "")));

    private static IReadOnlyDictionary<string, string> Read(params (string, string)[] variables) =>
        EnvironmentSettings.Read([.. variables.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))]);
}
