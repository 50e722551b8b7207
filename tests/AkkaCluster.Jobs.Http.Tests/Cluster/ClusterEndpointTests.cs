using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Cluster;

public class ClusterEndpointTests
{
    [Fact]
    public async Task The_overview_names_leader_nodes_and_workers()
    {
        await using var gateway = await TestGateway.StartAsync();
        var cluster = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/cluster");
        Assert.Equal(3, cluster.GetProperty("leaderEpoch").GetInt32());
        Assert.Equal(2, cluster.GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, cluster.GetProperty("workers")[0].GetProperty("busySlots").GetInt32());
    }

    [Theory]
    [InlineData("127.0.0.1:4054")]
    [InlineData("akka.tcp%3A%2F%2Fakkacluster%40127.0.0.1%3A4054")]
    public async Task A_node_is_drained_by_its_address(string address)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.Http.PostAsync($"/v1/nodes/{address}/drain", null)).StatusCode);
        Assert.Equal(["akka.tcp://akkacluster@127.0.0.1:4054"], gateway.Jobs.Drained);
    }

    [Fact]
    public async Task An_unknown_node_is_not_drained()
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.PostAsync("/v1/nodes/127.0.0.1:1/drain", null)).StatusCode);
        Assert.Empty(gateway.Jobs.Drained);
    }

    [Fact]
    public async Task A_worker_that_is_gone_is_told_no_more()
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Contains("akkacluster_worker_slots{", await gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        gateway.Jobs.Workers = [];
        Assert.DoesNotContain("akkacluster_worker_slots{", await gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_of_a_cluster_tells_the_clusters_figures_too()
    {
        await using var gateway = await TestGateway.StartAsync();
        var text = await gateway.Http.GetStringAsync("/metrics");
        Assert.Contains("\nakkacluster_leader_epoch{} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("akkacluster_worker_busy_slots{worker=\"akka.tcp://akkacluster@127.0.0.1:4054\"} 1\n", text, StringComparison.Ordinal);
    }
}
