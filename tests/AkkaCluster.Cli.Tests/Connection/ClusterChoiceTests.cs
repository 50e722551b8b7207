using AkkaCluster.Cli.Connection;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Connection;

public class ClusterChoiceTests
{
    [Fact]
    public void Gateways_that_know_each_other_are_one_cluster() =>
        Assert.Equal(Addresses(8080, 8081, 8082), ClusterChoice.Choose([Gateway(8080, "a#1", "b#2"), Gateway(8081, "c#3"), Gateway(8082, "b#2", "c#3")]).OrderBy(uri => uri.Port));

    [Fact]
    public void Two_clusters_are_refused_with_their_names_leaders_and_addresses()
    {
        var refusal = Assert.Throws<ClusterException>(() => ClusterChoice.Choose([Gateway(8080, "a#1"), Gateway(8081, "b#2", "c#3"), Gateway(8082, "c#3")]));
        Assert.Contains("--gateway", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["test, leader a, 1 nodes: http://127.0.0.1:8080", "test, leader b, 2 nodes: http://127.0.0.1:8081 http://127.0.0.1:8082"],
            refusal.Errors);
    }

    [Fact]
    public void An_address_alone_makes_no_cluster() => Assert.Throws<ClusterException>(() => ClusterChoice.Choose([Gateway(8080, "a#1"), Gateway(8081, "a#2")]));

    [Fact]
    public void A_gateway_that_wants_another_token_or_is_in_no_cluster_yet_is_left_out() =>
        Assert.Equal(Addresses(8081), ClusterChoice.Choose([new FoundGateway(new Uri("http://127.0.0.1:8080"), null), Gateway(8081, "a#1"), Gateway(8082)]));

    [Fact]
    public void Where_there_are_no_others_they_are_taken() =>
        Assert.Equal(Addresses(8080, 8082), ClusterChoice.Choose([new FoundGateway(new Uri("http://127.0.0.1:8080"), null), Gateway(8082)]));

    private static IEnumerable<Uri> Addresses(params int[] ports) => ports.Select(port => new Uri($"http://127.0.0.1:{port}"));

    private static FoundGateway Gateway(int port, params string[] members) => new(new Uri($"http://127.0.0.1:{port}"), new ClusterInfo
    {
        Name = "test",
        SelfAddress = "",
        LeaderAddress = members.FirstOrDefault()?[..1],
        Nodes = [.. members.Select(member => new ClusterNode(member[..1], member[2] - '0', [], "Up", true, false))],
    });
}
