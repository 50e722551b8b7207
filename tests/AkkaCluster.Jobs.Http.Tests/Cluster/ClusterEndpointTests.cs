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
    public async Task The_demand_is_told_for_the_time_that_is_asked_for()
    {
        await using var gateway = await TestGateway.StartAsync();
        var demand = await gateway.Http.GetStringAsync("/v1/cluster/demand?within=1.5m");
        Assert.Equal(
            """{"withinSeconds":90,"slots":7,"availableSlots":2,"openTasks":30,"unmeasuredTasks":10,"heldTasks":5,"kinds":[{"kind":"echo","openTasks":20,"taskSeconds":1.5,"slots":6},{"kind":"new","openTasks":10,"taskSeconds":null,"slots":1}]}""",
            demand);
        Assert.Equal(120, (await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/cluster/demand")).GetProperty("withinSeconds").GetDouble());
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.Http.GetAsync("/v1/cluster/demand?within=soon")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_node_is_not_drained()
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.PostAsync("/v1/nodes/127.0.0.1:1/drain", null)).StatusCode);
        Assert.Empty(gateway.Jobs.Drained);
    }

    [Theory]
    [InlineData("127.0.0.1:4054", "8", HttpStatusCode.OK, 8)]
    [InlineData("127.0.0.1:4054", "9", HttpStatusCode.BadRequest, 2)]
    [InlineData("127.0.0.1:4054", "0", HttpStatusCode.BadRequest, 2)]
    [InlineData("127.0.0.1:4054", "many", HttpStatusCode.BadRequest, 2)]
    [InlineData("127.0.0.1:4054", "", HttpStatusCode.BadRequest, 2)]
    [InlineData("127.0.0.1:4053", "3", HttpStatusCode.NotFound, 2)]
    [InlineData("127.0.0.1:1", "3", HttpStatusCode.NotFound, 2)]
    public async Task A_worker_is_given_as_many_slots_as_it_may_have(string address, string count, HttpStatusCode expected, int slots)
    {
        await using var gateway = await TestGateway.StartAsync();
        using var answer = await gateway.Http.PostAsync($"/v1/nodes/{address}/slots?count={count}", null);
        Assert.Equal((expected, slots), (answer.StatusCode, gateway.Jobs.Workers[0].Slots));
        if (expected == HttpStatusCode.BadRequest)
            Assert.Contains($"count is '{count}'; expected 1 to 8 slots", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
        Assert.Contains("\nakkacluster_demand_slots{} 7\n", text, StringComparison.Ordinal);
        Assert.Contains("akkacluster_worker_busy_slots{worker=\"akka.tcp://akkacluster@127.0.0.1:4054\"} 1\n", text, StringComparison.Ordinal);
    }
}
