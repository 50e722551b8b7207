using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Tests.Settings;

[Collection(nameof(OptionsCheckTests))]
public sealed class OptionsCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-test-").FullName;

    private enum Shape
    {
        RoundTable,
        Square,
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_settings_options_are_as_they_are() => Assert.Equal(("127.0.0.1", null, 100), Node() is var node ? (node.Hostname, node.Port, node.PortRange) : default);

    [Fact]
    public void A_later_layer_goes_over_an_earlier()
    {
        var file = Write("own.json", """{ "AkkaCluster": { "Port": 1, "PortRange": 10, "Secret": "0123456789abcdef", "Hocon": ["a", "b", "c"] } }""");
        var node = Node(["--set", "akkacluster.port=3"], file, new() { ["AKKACLUSTER__PORT"] = "2", ["AKKACLUSTER__PORT_RANGE"] = "20", ["AKKACLUSTER__HOCON__0"] = "d" });
        Assert.Equal((3, 20, "0123456789abcdef"), (node.Port, node.PortRange, node.Secret));
        // A list is one value, not one for each place.
        Assert.Equal(["d"], node.Hocon);
    }

    [Theory]
    [InlineData("akkacluster.drain-timeout=1m")]
    [InlineData("akkacluster.drain-timeout=60s")]
    [InlineData("akkacluster.drain-timeout=60000")]
    [InlineData("AkkaCluster:DrainTimeout=00:01:00")]
    [InlineData("akkacluster.drain_timeout=60000ms")]
    public void A_setting_is_written_as_people_like_it(string assignment) => Assert.Equal(TimeSpan.FromMinutes(1), Node(["--set", assignment]).DrainTimeout);

    [Fact]
    public void Values_are_read_by_their_types()
    {
        var trial = Read<Trial>("--set", "akkacluster.trial.size=64MiB", "--set", "akkacluster.trial.on=yes", "--set", "akkacluster.trial.list=[a, b]", "--set", "akkacluster.trial.shape=round-table",
            "--set", "akkacluster.trial.limit=off", "--set", "akkacluster.trial.inner.share=0.5");
        Assert.Equal((64L << 20, true, Shape.RoundTable, null, 0.5), (trial.Size, trial.On, trial.Shape, trial.Limit, trial.Inner.Share));
        Assert.Equal(["a", "b"], trial.List);
    }

    [Fact]
    public void The_names_of_the_bootstrap_image_stand_for_ours_and_where_nobody_knows_them_for_nothing()
    {
        var node = Node(variables: new() { ["CLUSTER_IP"] = "10.0.0.5", ["CLUSTER_PORT"] = "4053", ["CLUSTER_SEEDS"] = "a:1" });
        Assert.Equal(("10.0.0.5", 4053), (node.PublicHostname, node.Port));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_where_it_was_written_what_was_found_and_what_was_expected()
    {
        var file = Write("own.json", """{ "AkkaCluster": { "PortRange": "many", "Tls": { "Certificat": "x" } } }""");
        var hocon = Write("old.conf", "akkacluster { port = 4054, prot = 1 }\nakka.cluster.seed-nodes = [a]");
        var told = Told(["--port", "70000", "--hostname", "http://x", "--config", hocon], file, new() { ["AKKACLUSTER__SECRET"] = "short", ["AKKACLUSTER__TRIAL__SHAPE"] = "oval" });
        Assert.Equal(9, told.Split('\n').Length - 1);
        Assert.Contains("akkacluster.port-range (own.json) is 'many'; expected a whole number.", told, StringComparison.Ordinal);
        Assert.Contains("own.json: the setting 'akkacluster.tls.certificat' is unknown. Did you mean 'akkacluster.tls.certificate'?", told, StringComparison.Ordinal);
        Assert.Contains("akkacluster.port is '70000'; expected a port", told, StringComparison.Ordinal);
        Assert.Contains("without scheme or port", told, StringComparison.Ordinal);
        Assert.Contains("akkacluster.secret has 5 characters", told, StringComparison.Ordinal);
        Assert.Contains("akkacluster.trial.shape (variable AKKACLUSTER__TRIAL__SHAPE) is 'oval'; expected one of round-table, square.", told, StringComparison.Ordinal);
        Assert.Contains("akkacluster.port is no HOCON any more; write it as AkkaCluster:Port", told, StringComparison.Ordinal);
        Assert.Contains("the setting 'akkacluster.prot' is unknown. Did you mean 'akkacluster.port'?", told, StringComparison.Ordinal);
        Assert.Contains("akka.cluster.seed-nodes is set by akkacluster.seeds here", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hostname=0.0.0.0", "remoting would listen on 0.0.0.0 without TLS (give --tls-certificate)")]
    [InlineData("--hostname=10.0.0.1", "Listen on 127.0.0.1, or give --insecure")]
    public void Without_protection_a_node_refuses_to_listen_openly(string flag, string expected) => Assert.Contains(expected, Told([flag]), StringComparison.Ordinal);

    [Theory]
    [InlineData("--hostname=10.0.0.1", "--insecure")]
    [InlineData("--hostname=10.0.0.1", "--tls-certificate=node.pem")]
    public void With_it_or_where_it_is_told_so_it_does(params string[] flags) => Assert.Equal("", Told(flags));

    [Fact]
    public void Akkas_own_settings_go_over_those_by_role()
    {
        var hocon = Write("own.conf", "akka { loglevel = ERROR, remote.retry-gate-closed-for = 1s }");
        var services = Services(["--config", hocon, "--set", "akka.loglevel=DEBUG"], null, new() { ["AKKA__REMOTE__DOT_NETTY__TCP__BACKLOG"] = "7", ["AKKA__SOME__LIST__0"] = "a" });
        var config = services.GetRequiredService<AkkaSection>().Config;
        Assert.Equal(("DEBUG", "1s", 7), (config.GetString("akka.loglevel"), config.GetString("akka.remote.retry-gate-closed-for"), config.GetInt("akka.remote.dot-netty.tcp.backlog")));
        Assert.Equal(["a"], config.GetStringList("akka.some.list"));
    }

    private NodeOptions Node(string[]? flags = null, string? json = null, Dictionary<string, string>? variables = null) => Services(flags ?? [], json, variables).GetRequiredService<IOptions<NodeOptions>>().Value;

    private T Read<T>(params string[] flags)
        where T : class => Services(flags).GetRequiredService<IOptions<T>>().Value;

    /// <summary>What the check says; empty where nothing is wrong.</summary>
    private string Told(string[] flags, string? json = null, Dictionary<string, string>? variables = null)
    {
        try
        {
            Services(flags, json, variables).GetRequiredService<OptionsCheck>().Run();
            return "";
        }
        catch (NodeOptionsException wrong)
        {
            return wrong.Message;
        }
    }

    private ServiceProvider Services(string[] flags, string? json = null, Dictionary<string, string>? variables = null)
    {
        var parsed = new NodeCommandLine(new ConsoleNode("trial", "For tests.") { Add = _ => { }, Map = _ => { } }).Parse(flags)!;
        var builder = new ConfigurationBuilder().SetBasePath(_folder);
        if (json is not null)
            builder.AddJsonFile(Path.GetFileName(json));
        foreach (var (name, value) in variables ?? [])
            Environment.SetEnvironmentVariable(name, value);
        builder.AddEnvironmentVariables();
        builder.Add(new FlagConfiguration(parsed));
        var configuration = builder.Build();
        foreach (var name in (variables ?? []).Keys)
            Environment.SetEnvironmentVariable(name, null);
        var services = new ServiceCollection().AddRoomOptions<Trial>("Trial");
        return services.AddNode(configuration, "trial", _ => new NodeProfile("trial", 4053), (_, _) => { }).BuildServiceProvider();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Trial
    {
        public long Size { get; set; }

        public bool On { get; set; }

        public IReadOnlyList<string> List { get; set; } = [];

        public Shape Shape { get; set; }

        public TimeSpan? Limit { get; set; } = TimeSpan.FromSeconds(1);

        public Part Inner { get; } = new();
    }

    private sealed class Part
    {
        public double Share { get; set; }
    }
}
