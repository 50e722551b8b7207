using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Node.Founding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Node.Tests;

public class ClusterNodesTests
{
    [Fact]
    public void A_worker_leaves_the_ports_of_the_seeds_on_its_machine_to_them()
    {
        var address = Services(("Role", "worker"), ("Seeds", "127.0.0.1:4053,127.0.0.1:4054,192.0.2.1:4055")).GetRequiredService<NodeAddress>();
        Assert.DoesNotContain(address.Port, new[] { 4053, 4054 });
    }

    [Fact]
    public void A_seed_that_knows_no_other_founds_the_cluster() =>
        Assert.Equal(["akka.tcp://akkacluster@127.0.0.1:4053"], SeedAddress.Of(new ClusterOptions { Role = "seed" }, "akkacluster", SeedAddress.PlainScheme, "127.0.0.1", 4053));

    [Fact]
    public void A_worker_that_knows_no_seed_looks_on_its_own_machine() =>
        Assert.Equal(["akka.tcp://akkacluster@10.0.0.1:4053"], SeedAddress.Of(new ClusterOptions { Role = "worker" }, "akkacluster", SeedAddress.PlainScheme, "10.0.0.1", 4054));

    [Fact]
    public void Where_Kubernetes_finds_the_nodes_only_a_seed_has_a_seed_itself()
    {
        Assert.Empty(SeedAddress.Of(new ClusterOptions { Role = "worker", Discovery = Discovery.Kubernetes }, "akkacluster", SeedAddress.PlainScheme, "10.0.0.1", 4054));
        Assert.Single(SeedAddress.Of(new ClusterOptions { Role = "seed", Discovery = Discovery.Kubernetes }, "akkacluster", SeedAddress.PlainScheme, "10.0.0.1", 4053));
        Assert.Contains("expected one of both", Assert.Single(ClusterOptions.Faults(new ClusterOptions { Discovery = Discovery.Kubernetes, Seeds = ["a:1"] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_come_from_the_program_and_from_settings() => Assert.Equal(["worker", "gpu"], new ClusterOptions { Role = "worker", Roles = ["gpu", "worker"] }.AllRoles);

    [Theory]
    [InlineData("Store:Provider", "mysql", "expected 'sqlite' or 'postgres'")]
    [InlineData("Store:Provider", "postgres", "without a connection string")]
    [InlineData("Seeds", "a b:1", "no host name")]
    [InlineData("Worker:MaxMemory", "2", "expected a share")]
    [InlineData("Jobs:LeaseTimeout", "0s", "akkacluster.jobs.lease-timeout is 0; expected more than 0")]
    [InlineData("Http:MaxLine", "long", "akkacluster.http.max-line")]
    [InlineData("Discovery", "dns", "akkacluster.discovery (Memory) is 'dns'; expected one of static, kubernetes")]
    [InlineData("Kubernetes:Port", "0", "akkacluster.kubernetes.port is 0")]
    [InlineData("Pbm:Port", "-1", "akkacluster.pbm.port is '-1'")]
    [InlineData("Hostname", "0.0.0.0", "pbm would listen on 0.0.0.0 without a token")]
    public void A_wrong_value_names_its_setting(string setting, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => Services((setting, value)).GetRequiredService<OptionsCheck>().Run()).Message, StringComparison.Ordinal);

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"AkkaCluster:{setting.Key}", (string?)setting.Value))).Build();
        return new ServiceCollection().AddLogging().AddAkkaCluster(configuration).BuildServiceProvider();
    }
}
