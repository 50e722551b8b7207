using Akka.Configuration;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Listening;

namespace AkkaCluster.Hosting.Tests.Configuration;

public class NodeSettingsTests
{
    private static readonly Config Reference = ConfigurationFactory.FromResource("reference.conf", typeof(ConfigurationLayers).Assembly);

    [Fact]
    public void By_default_a_node_listens_on_loopback_only()
    {
        var settings = Read("worker", "");
        Assert.True(ListenPolicy.IsLoopback(settings.Hostname));
        Assert.True(ListenPolicy.IsLoopback(settings.HttpHostname));
        Assert.Null(ListenPolicy.Refusal(settings));
    }

    [Theory]
    [InlineData("akkacluster.hostname = 0.0.0.0", "--tls-certificate")]
    [InlineData("akkacluster.hostname = 0.0.0.0", "--token")]
    [InlineData("akkacluster.http.hostname = 0.0.0.0", "HTTP would listen on 0.0.0.0")]
    [InlineData("akkacluster { hostname = 10.0.0.1, http.token = x }", "remoting would listen")]
    [InlineData("akkacluster.hostname = 10.0.0.1\nakka.remote.dot-netty.tcp.enable-ssl = true", "pbm would listen")]
    public void Without_tls_and_token_a_node_refuses_to_listen_openly(string hocon, string expected) =>
        Assert.Contains(expected, ListenPolicy.Refusal(Read("worker", hocon)), StringComparison.Ordinal);

    [Theory]
    [InlineData("akkacluster { hostname = 10.0.0.1, insecure = on }")]
    [InlineData("akkacluster { hostname = 10.0.0.1, http.token = x }\nakka.remote.dot-netty.tcp.enable-ssl = true")]
    public void With_them_or_where_it_is_told_so_it_does(string hocon) => Assert.Null(ListenPolicy.Refusal(Read("worker", hocon)));

    [Theory]
    [InlineData("akkacluster.port = many", "akkacluster.port is 'many'")]
    [InlineData("akkacluster.http.port = 99999", "akkacluster.http.port is '99999'")]
    [InlineData("akkacluster.hostname = \"http://x\"", "without scheme or port")]
    [InlineData("akkacluster.secret = short", "akkacluster.secret has 5 characters")]
    [InlineData("akkacluster.logging.level = loud", "akkacluster.logging.level is 'loud'")]
    public void A_wrong_value_names_its_key(string hocon, string expected) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => Read("worker", hocon)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nobody_is_told_to_send_to_all_addresses() => Assert.NotEqual("0.0.0.0", Read("worker", "akkacluster.hostname = 0.0.0.0").PublicHostname);

    [Fact]
    public void A_seed_that_knows_no_other_founds_the_cluster()
    {
        var settings = Read("seed", "");
        Assert.Equal([settings.Address], AkkaSettings.Seeds(settings));
    }

    [Fact]
    public void A_worker_that_knows_no_seed_looks_on_its_own_machine() =>
        Assert.Equal(["akka.tcp://akkacluster@127.0.0.1:4053"], AkkaSettings.Seeds(Read("worker", "akkacluster.port = 4054")));

    [Fact]
    public void The_actor_system_is_told_what_the_node_settled()
    {
        var config = AkkaSettings.For(Read("worker", "akkacluster { port = 4054, roles = [gpu], seeds = [\"a:1\"] }"), clustered: true);
        Assert.Equal(("127.0.0.1", 4054), (config.GetString("akka.remote.dot-netty.tcp.hostname"), config.GetInt("akka.remote.dot-netty.tcp.port")));
        Assert.Equal(["worker", "gpu"], config.GetStringList("akka.cluster.roles"));
        Assert.Empty(config.GetStringList("akka.cluster.seed-nodes"));
    }

    private static NodeSettings Read(string role, string hocon) =>
        NodeSettingsReader.Read(role, hocon.Length == 0 ? Reference : ConfigurationFactory.ParseString(hocon).WithFallback(Reference), new HashSet<string>());
}
