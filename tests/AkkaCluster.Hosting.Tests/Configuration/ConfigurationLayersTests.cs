using Akka.Configuration;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;

namespace AkkaCluster.Hosting.Tests.Configuration;

public sealed class ConfigurationLayersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_later_layer_wins_over_an_earlier()
    {
        Write("common.conf", "akkacluster { port = 2, system-name = b, pbm.port = 20 }");
        Write("worker.conf", "akkacluster { port = 3, http.port = 30 }");
        var own = Write("own.conf", "akkacluster { port = 4 }");
        Assert.Equal("3", Build([], []).GetString("akkacluster.port"));
        Assert.Equal("4", Build(["--config", own], []).GetString("akkacluster.port"));
        Assert.Equal("5", Build(["--config", own], new() { ["CLUSTER_PORT"] = "5" }).GetString("akkacluster.port"));
        var all = Build(["--config", own, "--port", "6"], new() { ["CLUSTER_PORT"] = "5" });
        Assert.Equal(("6", "30", "20", "b"), (all.GetString("akkacluster.port"), all.GetString("akkacluster.http.port"), all.GetString("akkacluster.pbm.port"), all.GetString("akkacluster.system-name")));
    }

    [Fact]
    public void Akkas_own_names_count_as_ours()
    {
        var config = Build([], new() { ["AKKA__REMOTE__DOT_NETTY__TCP__PORT"] = "5050", ["AKKA__CLUSTER__SEED_NODES__0"] = "akka.tcp://akkacluster@a:1" });
        Assert.Equal("5050", config.GetString("akkacluster.port"));
        Assert.Equal(["akka.tcp://akkacluster@a:1"], config.GetStringList("akkacluster.seeds"));
    }

    [Theory]
    [InlineData("akkacluster.prot", "Did you mean 'akkacluster.port'?")]
    [InlineData("akka.cluster.seed-node", "Did you mean 'akka.cluster.seed-nodes'?")]
    [InlineData("akka.remote.dot-netty.tcp.prot", "Did you mean 'akka.remote.dot-netty.tcp.port'?")]
    [InlineData("akka.cluster.singleton-proxy.buffer-sice", "Did you mean 'akka.cluster.singleton-proxy.buffer-size'?")]
    [InlineData("akka.cluster.sharding.rebalance-intervall", "Did you mean 'akka.cluster.sharding.rebalance-interval'?")]
    [InlineData("akka.cluster.distributed-data.gossip-intervall", "Did you mean 'akka.cluster.distributed-data.gossip-interval'?")]
    [InlineData("akkacluster.http.nothing-like-it", "is unknown")]
    public void An_unknown_key_is_refused_with_what_was_probably_meant(string key, string expected) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => Build(["--set", key + "=1"], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_assembly_of_akka_says_which_settings_it_has() =>
        Assert.All(AkkaReferences.Assemblies, name => Assert.NotEmpty(AkkaReferences.Read(name)));

    [Theory]
    [InlineData("akka.actor.deployment./some/router.nr-of-instances")]
    [InlineData("akka.actor.my-dispatcher.throughput")]
    [InlineData("akka.cluster.role.worker.min-nr-of-members")]
    [InlineData("my.own.setting")]
    public void Names_of_ones_own_are_allowed_where_akka_allows_them(string key) => Build(["--config", Write("own.conf", $"\"x\" {{}}\n{key.Replace("/some/router", "\"/some/router\"")} = 1")], []);

    [Theory]
    [InlineData("a { b = ")]
    [InlineData("a { b = 1 } }\nc = 2")]
    [InlineData("a { b = 1 }, c = 2")]
    public void A_file_that_is_no_hocon_is_named(string hocon)
    {
        var path = Write("broken.conf", hocon);
        Assert.Contains(path, Assert.Throws<NodeOptionsException>(() => Build(["--config", path], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.Contains("/no/such.conf", Assert.Throws<NodeOptionsException>(() => Build(["--config", "/no/such.conf"], [])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("seed", "akkacluster")]
    [InlineData("worker", "akkacluster")]
    [InlineData("server", "akkacluster-server")]
    [InlineData("balancer", "akkacluster-balancer")]
    public void The_shipped_files_are_read(string role, string systemName)
    {
        var (config, _) = ConfigurationLayers.Build(role, Parse([]), new Dictionary<string, string>(), Path.Combine(AppContext.BaseDirectory, "hocon"), [Reference]);
        Assert.Equal(systemName, config.GetString("akkacluster.system-name"));
        Assert.Equal("keep-majority", config.GetString("akka.cluster.split-brain-resolver.active-strategy"));
    }

    private static Config Reference { get; } = ConfigurationFactory.FromResource("reference.conf", typeof(ConfigurationLayers).Assembly);

    private Config Build(string[] arguments, Dictionary<string, string> variables) =>
        ConfigurationLayers.Build("worker", Parse(arguments), EnvironmentSettings.Read(variables), _folder, [Reference]).Config;

    private static ParsedFlags Parse(string[] arguments) => FlagParser.Parse(CommonFlags.All, arguments);

    private string Write(string name, string hocon)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, hocon);
        return path;
    }
}
